"""Rows that the hand-worked cases share: one community, answers to one question, a small team."""

END = "2025-12-31"
C = {"community_id": "C01"}
S = {**C, "as_of": END}


def community(**columns):
    return [{"community_id": "C01", "as_of": END, **columns}]


def answers(column, values, *, table="residents_survey"):
    rows = [{**C, "respondent_id": f"r{i}", "survey_date": "2025-06-01", column: v} for i, v in enumerate(values)]
    return {table: rows}


def workers(**column):
    """Four community workers on post, then one who left, one seconded, one grid worker: only four count."""
    ((name, values),) = column.items()
    kinds = [
        "community_staff",
        "dispatched",
        "public_institution",
        "community_staff",
        "community_staff",
        "seconded",
        "grid_worker",
    ]
    rows = [
        {
            "worker_key": f"w{i}",
            **C,
            "staff_kind": kind,
            "start": "2020-01-01",
            "end": "2025-03-01" if i == 4 else None,
            name: values[i % len(values)],
        }
        for i, kind in enumerate(kinds)
    ]
    return {"workers": rows}
