"""A careful page of like content from Streamlit's native parts: six figures, two grids, two charts, all cached."""

import altair as alt
import pandas as pd
import streamlit as st

UNITS, WEEKS, MONTHS = 30, 52, 12


@st.cache_data(show_spinner=False)
def ranking() -> pd.DataFrame:
    """Units with their on-time rate in percent."""
    rates = [55 + 43 * (number * 37 % 101) / 100 for number in range(UNITS)]
    return pd.DataFrame({"单位": [f"单位{number}" for number in range(UNITS)], "按时率": rates})


@st.cache_data(show_spinner=False)
def overdue() -> pd.DataFrame:
    """The twenty items longest overdue."""
    numbers = range(20)
    return pd.DataFrame(
        {
            "任务名称": [f"推进第{number}项老旧小区改造工程" for number in numbers],
            "逾期天数": [400 - 7 * number for number in numbers],
            "完成率": [number * 53 % 100 for number in numbers],
        }
    )


@st.cache_data(show_spinner=False)
def trend() -> pd.DataFrame:
    """Reports handed in, week by week."""
    return pd.DataFrame({"周": range(WEEKS), "件数": [40 + week * 29 % 31 for week in range(WEEKS)]})


@st.cache_data(show_spinner=False)
def cases() -> pd.DataFrame:
    """Case value by month in 万元, for four kinds of goods."""
    pairs = [(month, kind) for month in range(1, MONTHS + 1) for kind in "甲乙丙丁"]
    return pd.DataFrame(pairs, columns=["月", "种类"]).assign(万元=[20 + 17 * i % 53 for i in range(len(pairs))])


st.set_page_config(page_title="peer", layout="wide")
st.title("督查总览")
for place, (name, figure) in zip(
    st.columns(6),
    [("总数", "300"), ("在办", "123"), ("逾期", "17"), ("按时率", "91.2%"), ("近7日", "64"), ("未结", "5")],
    strict=True,
):
    place.metric(name, figure)
left, right = st.columns(2)
left.dataframe(
    ranking(),
    hide_index=True,
    column_config={"按时率": st.column_config.ProgressColumn(format="%.1f%%", min_value=0, max_value=100)},
)
right.dataframe(
    overdue(),
    hide_index=True,
    column_config={"完成率": st.column_config.ProgressColumn(min_value=0, max_value=100)},
)
left, right = st.columns(2)
left.altair_chart(alt.Chart(trend()).mark_line().encode(x="周:Q", y="件数:Q"))
right.altair_chart(alt.Chart(cases()).mark_bar().encode(x="月:O", y="万元:Q", color="种类:N"))
