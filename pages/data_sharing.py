"""数据共享: value against target over the months, departments and counties ranked, corrections."""

import streamlit as st

from dashboard import sharing_view
from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view
from dashboard.sharing_reads import CODES

DATASETS = ("data_sharing", "online_services", "dingtalk")
TRENDS = (
    ("data_one_id_rate", "一证通办率"),
    ("data_proof_kinds", "共享证明材料种类"),
    ("data_calls", "累计调用次数"),
    ("data_online_rate", "市本级网上可办率"),
    ("data_mobile_items_avg", "掌上办事平均数"),
)

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(figure_tiles(here, *CODES))
above = [column.container() for column in st.columns(4, gap="medium")]
left, right = st.columns((6, 5), gap="medium")
left.html(sharing_view.departments(here))
corrected = sharing_view.corrections(here)
if corrected:
    left.html(corrected)
right.html(sharing_view.regions(here))
right.html(sharing_view.activity(here))
below = [column.container() for column in st.columns(3, gap="medium")]
for place, (code, title) in zip((*above[:3], *below[:2]), TRENDS, strict=True):
    with place:
        sharing_view.target_line(here, code, title)
with above[3]:
    sharing_view.monthly_calls(here)
with below[2]:
    sharing_view.weekly_activity(here)
source_note(here, *DATASETS, "annual_targets")
