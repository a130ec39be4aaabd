"""Hand-worked cases of how far the paper's measures have been taken up."""

from tests.indicators.case_rows import END, C, S, community
from tests.indicators.collaboration_cases import ACTORS, communities

NAN = float("nan")
MEETINGS = [
    {**C, "activity_id": f"m{n}", "date": day, "kind": kind}
    for n, (day, kind) in enumerate(
        [("2025-03-01", "supervision"), ("2025-09-01", "supervision"), ("2024-09-01", "supervision"),
         ("2025-09-02", "joint")]
    )
]  # fmt: skip
GRIDS = [
    {**S, "grid_id": f"g{n}", "volunteer_team": team, "resident_group": group}
    for n, (team, group) in enumerate([(True, True), (True, True), (True, False), (True, True)])
]
HEADS = [
    {**S, "building_id": f"b{n}", "grid_id": grid, "head_named": named}
    for n, (grid, named) in enumerate([("g0", True), ("g0", True), ("g1", True), ("g1", False), ("g2", True)])
]
COMPOUNDS = [
    {**S, "compound_id": f"k{n}", "has_property": managed, "troika_met": met, "requisition_plan": plan}
    for n, (managed, met, plan) in enumerate(
        [(True, True, True), (True, False, False), (True, None, False), (False, None, None), (False, True, None)]
    )
]
LEDGER = community(
    family_doctor_signed=900, residents_usual=2400, telemed_agreements=2, groups_formed=8, groups_kept=5,
    funds_total=400_000, funds_nonfiscal=60_000,
)  # fmt: skip
APPRAISED = [
    {"community_id": f"C{n:02d}", "as_of": END, "in_appraisal_doc": said}
    for n, said in enumerate([True, False, None], start=1)
]

ADOPTION = {
    # the first community has the street, the party organisation and the committee; the second the last two
    "rec_four_level": ({"activity_actors": ACTORS, "communities": communities(2)}, 5, 2, 2, 0),
    "rec_supervision_n": ({"activities": MEETINGS}, 2, None, 2, 0),
    # the first grid is whole; the second lacks a head, the third a group; of the fourth no building is known
    "rec_pyramid_rate": ({"grids": GRIDS, "buildings": HEADS}, 1, 3, 3, 1),
    # 1 March 2024 is 19,783 days after 1 January 1970
    "rec_opinion_date": (
        {"communities": communities(3, opinion_issued_on=["2024-06-01", "2024-03-01", None])},
        *(NAN, None, 2, 1, 19_783),
    ),
    "rec_troika_rate": ({"compounds": COMPOUNDS}, 1, 2, 2, 1),
    "rec_requisition_agreed": ({"compounds": COMPOUNDS}, 1, 3, 3, 0),
    "rec_family_doctor_rate": ({"communities": LEDGER}, 900, 2400, 1, 0),
    "rec_telemed": ({"communities": LEDGER}, 2, None, 1, 0),
    "rec_groups_kept": ({"communities": LEDGER}, 5, 8, 1, 0),
    "rec_nonfiscal_share": ({"communities": LEDGER}, 60_000, 400_000, 1, 0),
    "rec_train_in_appraisal": ({"pay_training": APPRAISED, "communities": communities(3)}, 1, 2, 2, 1),
}
