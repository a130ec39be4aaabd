import numpy as np
import pandas as pd
import pytest

from governance_metrics.claims.target import TARGET_COLUMNS
from governance_metrics.sample import TRUTHS, simulate
from governance_metrics.sample.parameters import COMMUNITIES, UNITS
from governance_metrics.tables import TABLES

DISTRICTS = ("planted", "nothing_wrong")

TEXT = str(pd.Series(["a"], dtype="str").dtype)  # ``str`` from pandas 3 on


@pytest.fixture(scope="module", params=DISTRICTS)
def district(request):
    return request.param


@pytest.fixture(scope="module")
def dataset(district):
    return simulate(seed=1, district=district)


@pytest.fixture(scope="module")
def tables():
    return simulate(seed=1).tables


def test_the_same_seed_gives_the_same_frames(dataset, district):
    again = simulate(seed=1, district=district)
    for table, frame in dataset.tables.items():
        pd.testing.assert_frame_equal(frame, again.tables[table])


def test_another_seed_gives_other_frames(tables):
    other = simulate(seed=2).tables
    assert [name for name, frame in tables.items() if frame.equals(other[name])] == []


def test_every_table_of_the_contract_is_there(dataset):
    assert set(dataset.tables) == set(TABLES)
    assert TRUTHS["planted"].not_supplied == ()


def test_every_column_is_typed_as_the_contract_types_it(dataset):
    for name, frame in dataset.tables.items():
        contract = TABLES[name]
        assert [c.name for c in contract.listed if c.name in frame] == list(frame.columns), name
        for column in frame.columns:
            type_ = contract.column(column).type
            kind = str(frame[column].dtype)
            if type_ in ("integer", "number"):
                assert kind == "float64", (name, column)
            elif type_ == "boolean":
                assert kind == "boolean", (name, column)
            elif type_ in ("date", "month"):
                assert kind.startswith("datetime64"), (name, column)
            else:
                assert kind == TEXT, (name, column)
            if type_ == "integer":
                known = frame[column].dropna()
                assert (known == known.round()).all(), (name, column)


def test_no_personal_column_is_in_memory(dataset):
    for name, frame in dataset.tables.items():
        assert not [c for c in frame.columns if TABLES[name].column(c).personal]


def test_every_key_is_unique_and_complete(dataset):
    for name, frame in dataset.tables.items():
        keys = list(TABLES[name].keys)
        assert not frame[keys].isna().any(axis=None), name
        assert not frame.duplicated(keys).any(), name
        assert frame[keys].astype(str).ne("").all(axis=None), name


def test_every_code_and_amount_is_one_the_contract_allows(dataset):
    for name, frame in dataset.tables.items():
        for column in TABLES[name].listed:
            if column.name not in frame:
                continue
            known = frame[column.name].dropna()
            if column.codes:
                assert set(known) <= {code.code for code in column.codes}, (name, column.name)
            if column.minimum is not None:
                assert (known >= column.minimum).all(), (name, column.name)
                assert np.isfinite(known.to_numpy(dtype=float)).all(), (name, column.name)


def test_every_foreign_key_exists(dataset):
    tables = dataset.tables
    for name, frame in tables.items():
        if "community_id" in frame:
            assert set(frame["community_id"]) <= set(COMMUNITIES), name
        if "unit_id" in frame:
            assert set(frame["unit_id"]) <= set(UNITS), name
    assert set(tables["buildings"]["compound_id"]) == set(tables["compounds"]["compound_id"])
    assert set(tables["buildings"]["grid_id"]) == set(tables["grids"]["grid_id"])
    assert set(tables["compound_guards"]["compound_id"]) <= set(tables["compounds"]["compound_id"])
    assert set(tables["activity_actors"]["activity_id"]) <= set(tables["activities"]["activity_id"])
    assert set(tables["dual_service"]["member_key"]) <= set(tables["dual_registered"]["member_key"])
    pairs = tables["unit_communities"]
    sent = tables["secondees"].merge(
        pairs[["unit_id", "community_id"]].drop_duplicates(),
        on=["unit_id", "community_id"],
        how="left",
        indicator=True,
    )
    assert sent["_merge"].eq("both").all()


def test_nothing_belongs_to_two_communities(dataset):
    tables = dataset.tables
    keys = {
        "compound_id": ("compounds", "buildings"),
        "building_id": ("buildings",),
        "member_key": ("dual_due", "dual_registered", "dual_service"),
        "org_id": ("two_new",),
        "item_id": ("tasks",),
        "grid_id": ("grids", "buildings"),
        "activity_id": ("activities", "activity_actors"),
        "record_id": ("rechecks",),
        "worker_key": ("workers",),
        "person_key": ("secondees",),
        "respondent_id": ("residents_survey",),
    }
    for key, names in keys.items():
        whole = pd.concat([tables[name][[key, "community_id"]] for name in names])
        assert whole.groupby(key)["community_id"].nunique().eq(1).all(), key


PARTS = (
    ("compounds", "guard_done", "guard_due"),
    ("compounds", "disinfect_done", "disinfect_due"),
    ("compounds", "passes_day", "households_occupied"),
    ("compounds", "property_trained", "property_staff"),
    ("communities", "funds_nonfiscal", "funds_total"),
    ("communities", "info_spend_nonfiscal", "info_spend"),
    ("communities", "groups_kept", "groups_formed"),
    ("volunteers", "active_12m", "registered"),
    ("services", "care_days_3x", "care_days_due"),
    ("services", "records_kept", "records_due"),
    ("platforms", "days_with_update", "days_counted"),
    ("platforms", "scope_registered", "scope_people"),
    ("pay_training", "trained_emerg", "staff"),
    ("tasks", "fields_repeated", "fields"),
)


def test_parts_never_exceed_their_whole(dataset):
    tables = dataset.tables
    compounds, counts = tables["compounds"], tables["party_counts"]
    assert (compounds["screened"] <= compounds["households_occupied"]).all()
    assert (compounds["households_occupied"] <= compounds["households"]).all()
    assert (compounds["gates_staffed"] <= compounds["gates"]).all()
    for table, part, whole in PARTS:
        known = tables[table][[part, whole]].dropna()
        assert len(known)
        assert (known[part] <= known[whole]).all(), (table, part)
    assert (counts["pledged"] <= counts["members_retired"]).all()
    assert (counts["on_duty"] <= counts["members_local"]).all()
    assert (tables["communities"]["activity_m2"] <= tables["communities"]["facility_m2"]).all()


def test_compounds_and_buildings_add_up_to_their_community(dataset):
    tables = dataset.tables
    by = ["community_id", "as_of"]
    communities = tables["communities"].set_index(by)["households_occupied"]
    pd.testing.assert_series_equal(
        tables["compounds"].groupby(by)["households_occupied"].sum().sort_index(), communities.sort_index()
    )
    of = ["compound_id", "as_of"]
    pd.testing.assert_series_equal(
        tables["buildings"].groupby(of)["households"].sum(),
        tables["compounds"].groupby(of)["households"].sum(),
    )


def test_days_lie_in_both_years_and_in_order(dataset):
    tables = dataset.tables
    for name, column in (("incidents", "date"), ("residents_survey", "survey_date"), ("secondees", "start")):
        assert set(tables[name][column].dt.year) == {2024, 2025}, name
    for name in (
        "communities",
        "compounds",
        "buildings",
        "party_counts",
        "two_new",
        "social_orgs",
        "units",
        "tasks",
    ):
        assert set(tables[name]["as_of"].astype(str)) == {"2024-12-31", "2025-12-31"}, name
    for name, first, last in (
        ("workers", "start", "end"), ("secondees", "start", "end"), ("incidents", "date", "closed_on"),
    ):  # fmt: skip
        ended = tables[name].dropna(subset=[last])
        assert (ended[last] >= ended[first]).all(), name
    served = tables["dual_service"].merge(tables["dual_registered"], on="member_key")
    assert (served["start"] >= served["date"]).all()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_papers_numbers_appear_as_totals(seed, district):
    tables = simulate(seed=seed, district=district).tables
    now = {name: f[f["as_of"].dt.year.eq(2025)] for name, f in tables.items() if "as_of" in f}
    assert now["communities"]["community_id"].nunique() == len(now["communities"]) == 21
    assert now["units"]["stationed"].sum() == len(now["units"]) == 24
    assert set(now["unit_communities"]["community_id"]) == set(COMMUNITIES)
    assert set(now["unit_communities"]["unit_id"]) == set(UNITS)
    people = tables["secondees"]
    assert people["person_key"].is_unique
    assert people["start"].dt.year.eq(2025).sum() == 401
    assert people["start"].dt.year.eq(2024).sum() == (352 if district == "planted" else 401)
    assert now["party_counts"]["pledged"].sum() == 68
    assert now["party_counts"]["on_duty"].sum() == 205


def test_names_say_that_they_are_simulated(tables):
    assert tables["communities"]["name"].str.startswith("模拟社区").all()
    assert tables["compounds"]["name"].str.startswith("模拟小区").all()


def test_the_survey_has_120_respondents_a_community_in_twelve_buildings_whose_labels_repeat(dataset, district):
    survey = dataset.tables["residents_survey"]
    size = survey.groupby([survey["survey_date"].dt.year, "stratum", "psu"]).size()
    waves = survey.groupby("community_id")["survey_date"].agg(lambda days: days.dt.year.nunique())
    late = waves[waves.eq(1)].index.tolist()
    assert late == [c for table, c in TRUTHS[district].not_reported if table == "residents_survey"]
    assert len(size) == (2 * 21 - len(late)) * 12
    assert size.eq(10).all()
    assert survey["psu"].nunique() == 12
    assert (survey["stratum"] == survey["community_id"]).all()
    assert survey["weight"].gt(0).all()
    assert survey.groupby("community_id")["weight"].nunique().ge(4).all()
    design = dataset.designs["residents_survey"]
    assert (design.weight, design.stratum, design.psu) == ("weight", "stratum", "psu")


def test_answers_within_a_building_are_alike():
    """Analysis-of-variance estimate of the intra-cluster correlation over ten seeds."""
    found = []
    for seed in range(1, 11):
        survey = simulate(seed=seed, district="nothing_wrong").tables["residents_survey"]
        known = survey[survey["knows_head"].notna()].assign(year=survey["survey_date"].dt.year)
        yes = known["knows_head"].isin(["knows", "contacted"]).astype(float)
        groups = yes.groupby([known["year"], known["stratum"], known["psu"]])
        count, mean = groups.size(), groups.mean()
        within = groups.var(ddof=1).mul(count - 1).sum() / (count - 1).sum()
        stratum = (
            yes.groupby([known["year"], known["stratum"]])
            .transform("mean")
            .groupby([known["year"], known["stratum"], known["psu"]])
            .first()
        )
        between = (count * (mean - stratum) ** 2).sum() / (len(mean) - 42)
        size = count.mean()
        found.append((between - within) / (between + (size - 1) * within))
    assert 0.03 <= np.mean(found) <= 0.05


def test_some_items_are_not_answered_and_never_only_half_of_a_question(dataset):
    survey = dataset.tables["residents_survey"]
    for column in ("belonging", "knows_head", "satisfaction", "sex"):
        assert 0.005 < survey[column].isna().mean() < 0.08
    for prefix in ("part_", "notice_"):
        boxes = survey[[c for c in survey.columns if c.startswith(prefix)]].isna()
        assert boxes.all(axis=1).eq(boxes.any(axis=1)).all()
        assert 0.005 < boxes.any(axis=1).mean() < 0.06


def test_what_was_not_reported_has_no_rows(tables):
    for (table, community), year in TRUTHS["planted"].not_reported.items():
        frame = tables[table]
        rows = frame[frame["community_id"].eq(community)]
        day = rows[TABLES[table].time.column].dt.year
        assert not day.eq(year).any() if year else rows.empty, (table, community)
        if year:
            assert day.eq(4049 - year).any() or TABLES[table].time.kind in ("spell", "cumulative")


def test_targets_are_local_invented_and_in_the_shape_of_a_file():
    targets = simulate(seed=1).targets
    assert tuple(targets.columns) == TARGET_COLUMNS
    assert targets["id"].is_unique
    assert targets["indicator"].is_unique
    for column, value in (("scope", "local"), ("year", "2025"), ("confidence", "local"), ("on", "true")):
        assert targets[column].eq(value).all()
    assert targets["document_zh"].str.contains("虚构").all()
    assert targets["document_en"].str.contains("Invented").all()
    assert targets["operator"].isin([">=", "<="]).all()
    assert pd.to_numeric(targets["value"]).notna().all()
