"""Reading is cheap enough for the busiest day of the month."""

from tests.contributions.intake import samples, speed


def test_ten_thousand_rows_cost_under_a_second_of_processor(tmp_path):
    path = samples.template(tmp_path / "d02.xlsx", 10_000)

    # The best of three: the machine does other things too.
    best = min(
        speed.measure("d02_lt", 10_000, lambda: speed._read(path, 10_000)).cpu_seconds for _ in range(3)
    )

    assert best < 0.8


def test_a_hundred_thousand_rows_stay_inside_the_default_limits(tmp_path):
    path = samples.template(tmp_path / "d02.xlsx", 100_000)

    table = speed.sandbox.read(path)

    assert len(table.rows) == 100_000
