"""Whether the children of elements stand in the sequences of the standard, and which sequences those are."""

import re

from lxml import etree


def misplaced(root, sequences):
    """Return the elements whose children are unknown or out of their sequence, and how many were looked at.

    A sequence is a line of names; names joined by a bar share one place. It is found by ``parent/name``, then by name.
    """
    wrong, looked_at = [], 0
    for element in root.iter("{*}*"):
        parent = element.getparent()
        path = f"{local(parent)}/{local(element)}" if parent is not None else local(element)
        sequence = sequences.get(path) or sequences.get(local(element))
        if sequence is None:
            continue
        looked_at += 1
        places = {name: place for place, names in enumerate(sequence.split()) for name in names.split("|")}
        found = [local(child) for child in element.iterchildren("{*}*")]
        if not set(found) <= set(places) or found != sorted(found, key=places.__getitem__):
            wrong.append((path, found))
    return wrong, looked_at


def misplaced_in_workbook(package):
    """Return the same by part of a workbook, and how many elements of each kind of part were looked at."""
    wrong, looked_at = {}, {}
    for pattern, sequences in PARTS_OF_A_WORKBOOK.items():
        for name in package.namelist():
            if re.fullmatch(pattern, name):
                found, count = misplaced(etree.fromstring(package.read(name)), sequences)
                wrong |= {name: found} if found else {}
                looked_at[pattern] = looked_at.get(pattern, 0) + count
    return wrong, looked_at


def local(element):
    return element.tag.rpartition("}")[2]


AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr "
    "txPr crossAx crosses|crossesAt"
)
FILL = "noFill|solidFill|gradFill|blipFill|pattFill|grpFill"
# ISO/IEC 29500-1, 21.2.2 (DrawingML charts) and 20.1.2 (shape properties and lines).
CHART = {
    "chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr "
    "txPr externalData printSettings userShapes extLst",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly "
    "dispBlanksAs showDLblsOverMax extLst",
    "plotArea": "layout barChart|lineChart catAx|valAx dTable spPr extLst",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
    "barChart/ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape "
    "extLst",
    "lineChart/ser": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst",
    "ser/dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    "ser/marker": "symbol size spPr extLst",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr extLst",
    "strRef": "f strCache extLst",
    "numRef": "f numCache extLst",
    "strCache": "ptCount pt extLst",
    "numCache": "formatCode ptCount pt extLst",
    "catAx": f"{AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    "valAx": f"{AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    "scaling": "logBase orientation max min extLst",
    "title": "tx layout overlay spPr txPr extLst",
    "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
    "printSettings": "headerFooter pageMargins pageSetup legacyDrawingHF",
    "spPr": f"xfrm custGeom|prstGeom {FILL} ln effectLst|effectDag scene3d sp3d extLst",
    "ln": f"{FILL} prstDash|custDash round|bevel|miter headEnd tailEnd extLst",
    "txPr": "bodyPr lstStyle p",
    "rich": "bodyPr lstStyle p",
}
# ISO/IEC 29500-1, 18.2 (workbook), 18.3 (worksheet), 18.8 (styles), 20.5 (drawings in a worksheet).
WORKBOOK = {
    "workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups "
    "externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes "
    "webPublishing fileRecoveryPr webPublishObjects extLst",
}
WORKSHEET = {
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
    "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing "
    "legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts "
    "extLst",
    "sheetPr": "tabColor outlinePr pageSetUpPr",
    "sheetView": "pane selection pivotSelection extLst",
    "c": "f v is extLst",
    "autoFilter": "filterColumn sortState extLst",
    "cfRule": "formula colorScale dataBar iconSet extLst",
    "headerFooter": "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter",
}
STYLES = {
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
    "dxf": "font numFmt fill alignment border protection extLst",
    "border": "start end left right top bottom diagonal vertical horizontal",
    "xf": "alignment protection extLst",
    "patternFill": "fgColor bgColor",
}
DRAWING = {
    "twoCellAnchor": "from to sp|grpSp|graphicFrame|cxnSp|pic|contentPart clientData",
    "from": "col colOff row rowOff",
    "to": "col colOff row rowOff",
    "graphicFrame": "nvGraphicFramePr xfrm graphic",
    "nvGraphicFramePr": "cNvPr cNvGraphicFramePr",
}
PARTS_OF_A_WORKBOOK = {
    r"xl/workbook\.xml": WORKBOOK,
    r"xl/worksheets/sheet\d+\.xml": WORKSHEET,
    r"xl/styles\.xml": STYLES,
    r"xl/charts/chart\d+\.xml": CHART,
    r"xl/drawings/drawing\d+\.xml": DRAWING,
}
