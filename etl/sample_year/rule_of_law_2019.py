"""The year before of the legal division (2019年): cases, all concluded in it, and papers reviewed."""

from __future__ import annotations

import datetime as dt

from data.workdays import add_working_days, is_working_day
from etl.sample_year.days import YEAR, days_after
from etl.sample_year.dice import dice
from etl.sample_year.legal_reviews import FORMS, Paper, Title, register, spread, tasks
from etl.sample_year.paper import Sheet
from etl.sample_year.reconsideration import ledger
from etl.sample_year.reconsideration_plan import Application, back, ground

FIRST_DAY, LAST_DAY = dt.date(YEAR - 1, 1, 1), dt.date(YEAR - 1, 12, 31)
RESULTS = {"维持": 30, "驳回复议请求": 8, "驳回申请": 6, "撤销": 5, "确认违法": 4, "责令履行": 3, "调解": 4, "终止": 18}
"""78 cases."""
NORMATIVE, OTHERS, CONTRACTS = 26, 70, 11
DOCUMENT_OPINIONS, CONTRACT_OPINIONS, NOT_ADOPTED = 58, 12, 9
LAST_ACCEPTED, LAST_REVIEWED = 300, 320
"""Days of the year after which nothing came in that could not be done in it."""
PROJECTS = (
    "市民中心物业管理", "政务云平台租赁", "市级公交运营服务", "城市照明节能改造", "科创园区招商合作", "体育赛事承办", "产业基金出资",
    "污泥处置特许经营", "智慧停车建设运营", "文旅项目投资", "高校合作共建",
)  # fmt: skip


def sheets() -> tuple[Sheet, ...]:
    """The ledger of cases, the register of papers."""
    return ledger(_cases(), LAST_DAY), register(_papers(), FIRST_DAY, LAST_DAY)


def _days(count: int, last: int, name: str) -> list[dt.date]:
    """Working days of the year in order."""
    working = [day for n in range(4, last) if is_working_day(day := days_after(FIRST_DAY, n))]
    return sorted(dice(name).choices(working, k=count))


def _cases() -> list[Application]:
    throw = dice("reconsideration 2019")
    results = [word for word, count in RESULTS.items() for _ in range(count)]
    throw.shuffle(results)
    found = []
    for number, day in enumerate(_days(len(results), LAST_ACCEPTED, "days of cases 2019"), 1):
        forwarded = add_working_days(day, throw.randint(2, 6)).day
        found.append(
            Application(
                *ground(throw), max(add_working_days(day, -throw.randint(0, 4)).day, FIRST_DAY), "受理", accepted=day,
                forwarded=forwarded, replied=back(days_after(forwarded, throw.randint(5, 10))),
                concluded=back(days_after(day, throw.randint(25, 60))), result=results[number - 1], number=number,
                year=LAST_DAY.year,
            )
        )  # fmt: skip
    return found


def _papers() -> list[Paper]:
    throw = dice("legal_reviews 2019")
    topics = throw.sample(tasks(), NORMATIVE + OTHERS)
    titles = [Title("规范性文件", one.unit, f"关于{one.title}的若干规定") for one in topics[:NORMATIVE]]
    titles += [
        Title("其他文件", one.unit, FORMS[n % len(FORMS)].format(one.title)) for n, one in enumerate(topics[NORMATIVE:])
    ]
    titles += [Title("合同", "市政府办公室", f"{project}合同") for project in PROJECTS]
    documents, contracts = list(range(NORMATIVE + OTHERS)), list(range(NORMATIVE + OTHERS, len(titles)))
    given = spread(documents, DOCUMENT_OPINIONS, NOT_ADOPTED) | spread(contracts, CONTRACT_OPINIONS, 1)
    days = _days(len(titles), LAST_REVIEWED, "days of papers 2019")
    throw.shuffle(days)
    return [_paper(n, title, days[n], given[n]) for n, title in enumerate(titles)]


def _paper(n: int, title: Title, day: dt.date, opinions: tuple[int, int]) -> Paper:
    issued = add_working_days(day, dice(f"review 2019/{n}").randint(5, 12)).day
    if title.kind != "规范性文件":
        return Paper(title.title, title.kind, title.unit, day, issued, *opinions)
    published = add_working_days(issued, 5).day
    filed = back(days_after(published, 12))
    return Paper(
        title.title, title.kind, title.unit, day, issued, *opinions, published, filed, f"SZFC01-{LAST_DAY.year}-{n + 1:04d}"
    )  # fmt: skip
