"""Hand-worked cases of the workforce, from rosters."""

from tests.indicators.case_rows import C, S, community, workers

# Two who stay, one who came, one who resigned, one promoted to the street, one grid worker who left.
SPELLS = [
    {**C, "worker_key": f"w{n}", "staff_kind": kind, "start": start, "end": end, "end_reason": why}
    for n, (kind, start, end, why) in enumerate(
        [
            ("community_staff", "2020-01-01", None, None),
            ("community_staff", "2020-01-01", "2026-02-01", "resigned"),
            ("community_staff", "2025-06-01", None, None),
            ("dispatched", "2020-01-01", "2025-03-01", "resigned"),
            ("community_staff", "2020-01-01", "2025-09-01", "promoted"),
            ("grid_worker", "2020-01-01", "2025-09-01", "promoted"),
        ]
    )
]
SECONDED = [
    {**C, "person_key": "p1", "start": "2025-02-01"},
    {**C, "person_key": "p2", "start": "2025-02-01", "end": "2025-04-01"},
]
PAY = [
    {**S, "staff": 8, "pay_mean": 42_000, "wage_ref": 60_000, "trained": 7, "trained_emerg": 5,
     "leave_due": 60, "leave_taken": 45, "aid_cases": 3},
    {"as_of": S["as_of"], "community_id": None, "staff": 2, "pay_mean": 54_000, "wage_ref": 60_000, "trained": 2,
     "trained_emerg": None, "leave_due": 20, "leave_taken": 5, "aid_cases": 1},
]  # fmt: skip

WORKFORCE = {
    "work_per_10k_grid": ({**workers(sex=["F"]), "communities": community(residents_urban=5000)}, 5, 0.5, None, 0),
    "work_per_10k_all": (
        {**workers(sex=["F"]), "secondees": SECONDED, "communities": community(residents_urban=5000)},
        *(
            6,
            0.5,
            None,
            0,
        ),  # five as above and one of the two seconded; the one on the workers' roster is not counted twice
    ),
    "work_hh_per_worker": (
        {**workers(sex=["F"]), "communities": community(households_occupied=1400)},
        *(1400, 4, None, 0),
    ),
    "work_vacancy": ({**workers(sex=["F"]), "communities": community(staff_quota=10)}, 6, 10, 1, 0),
    "work_secondee_share": ({**workers(sex=["F"]), "secondees": SECONDED}, 1, 5, 5, 0),
    "work_channel_mix": (workers(channel=["recruited", "recruited", "elected", None]), 2, 3, 3, 1),
    "work_turnover": ({"workers": SPELLS}, 2, 3.5, 5, 0),
    "work_promotion": ({"workers": SPELLS}, 1, 5, 5, 0),
    # at the end of 2025: 35, 35, 40 and unknown
    "work_age_mean": (workers(birth_ym=["1990-12-01", "1990-01-01", "1985-06-01", None]), 110, 3, 3, 1),
    # fifty in the last month counts, a month short of it does not
    "work_over50": (workers(birth_ym=["1975-12-01", "1976-01-01", "1968-06-01", None]), 2, 3, 3, 1),
    "work_female": (workers(sex=["F", "F", "M", None]), 2, 3, 3, 1),
    "work_bachelor": (workers(education=["bachelor", "postgraduate", "college", None]), 2, 3, 3, 1),
    "work_emerg_train": ({"pay_training": PAY}, 5, 8, 1, 1),
    "work_train_rate": ({"pay_training": PAY}, 9, 10, 2, 0),
    "work_pay_ratio": ({"pay_training": PAY}, 8 * 42_000 + 2 * 54_000, 10 * 60_000, 2, 0),
    "work_leave_taken": ({"pay_training": PAY}, 50, 80, 2, 0),
    "work_aid_n": ({"pay_training": PAY}, 4, None, 2, 0),
}
