"""数据来源: every dataset and its age, all batches, their files, how sheets are filled in. Sheets are not handed in here."""

import streamlit as st

from dashboard.batch_board import batch_board, batches_of, find_batch, open_batch
from dashboard.fill_in_guide import choose_dataset, guide
from dashboard.frame import source_note, view
from dashboard.identities_view import differences
from dashboard.source_board import head, settings, source_board
from data import datasets

here = view()
st.html(head(here))
open_batch(here)
settings(here)
source_board(here)
differences(here)
with st.container(horizontal=True, vertical_alignment="bottom"):
    spec = choose_dataset()
    find_batch(batches_of(here, spec))
if spec:
    guide(spec)
batch_board(here, spec)
source_note(here, *(entry.name for entry in datasets.ALL))
