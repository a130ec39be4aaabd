"""Relations: a column that names a row of another table, a list inside a cell, a part within its whole."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Relation:
    """A column whose every value stands in a column of another table.

    Parameters
    ----------
    table, column : str
        The column that names a row of another table.
    parent, parent_column : str
        Where the name has to be found, if that table was handed in.

    Examples
    --------
    >>> Relation("buildings", "compound_id", "compounds", "compound_id").parent
    'compounds'
    """

    table: str
    column: str
    parent: str
    parent_column: str


@dataclass(frozen=True)
class Portion:
    """A number of a row that cannot exceed another number of the same row.

    Parameters
    ----------
    table : str
        The table.
    part, whole : str
        The two columns.

    Examples
    --------
    >>> Portion("platforms", "days_with_update", "days_counted").whole
    'days_counted'
    """

    table: str
    part: str
    whole: str


@dataclass(frozen=True)
class CellList:
    """A column that offices write as a list inside a cell of one table, and that is a table of its own.

    Parameters
    ----------
    table : str
        The table in whose sheets the list stands.
    link : str
        The table with a row for each entry.
    column : str
        The column of that table that holds one entry.

    Examples
    --------
    >>> CellList("activities", "activity_actors", "actor").link
    'activity_actors'
    """

    table: str
    link: str
    column: str


CELL_LISTS: tuple[CellList, ...] = (
    CellList("activities", "activity_actors", "actor"),
    CellList("compounds", "compound_guards", "force"),
    CellList("units", "unit_communities", "community_id"),
)

RELATIONS: tuple[Relation, ...] = (
    Relation("buildings", "compound_id", "compounds", "compound_id"),
    Relation("buildings", "grid_id", "grids", "grid_id"),
    Relation("compound_guards", "compound_id", "compounds", "compound_id"),
    Relation("secondees", "unit_id", "units", "unit_id"),
    Relation("dual_due", "unit_id", "units", "unit_id"),
    Relation("unit_communities", "unit_id", "units", "unit_id"),
    Relation("dual_service", "member_key", "dual_registered", "member_key"),
    Relation("activity_actors", "activity_id", "activities", "activity_id"),
)

PORTIONS: tuple[Portion, ...] = (
    Portion("communities", "activity_m2", "facility_m2"),
    Portion("communities", "funds_nonfiscal", "funds_total"),
    Portion("communities", "info_spend_nonfiscal", "info_spend"),
    Portion("communities", "family_doctor_signed", "residents_usual"),
    Portion("communities", "groups_kept", "groups_formed"),
    Portion("compounds", "gates_staffed", "gates"),
    Portion("compounds", "guard_done", "guard_due"),
    Portion("compounds", "disinfect_done", "disinfect_due"),
    Portion("compounds", "screened", "households_occupied"),
    Portion("compounds", "passes_day", "households_occupied"),
    Portion("compounds", "passes_night", "households_occupied"),
    Portion("compounds", "property_trained", "property_staff"),
    Portion("volunteers", "active_12m", "registered"),
    Portion("party_counts", "pledged", "members_retired"),
    Portion("party_counts", "on_duty", "members_local"),
    Portion("services", "care_days_3x", "care_days_due"),
    Portion("services", "records_kept", "records_due"),
    Portion("platforms", "days_with_update", "days_counted"),
    Portion("platforms", "scope_registered", "scope_people"),
    Portion("pay_training", "leave_taken", "leave_due"),
    Portion("pay_training", "trained", "staff"),
    Portion("pay_training", "trained_emerg", "staff"),
    Portion("tasks", "fields_repeated", "fields"),
)
