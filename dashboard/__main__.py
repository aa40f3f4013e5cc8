"""`python -m dashboard`: what the one who runs the board does from the command line."""

import sys

from dashboard.command_line import parser
from etl.cli import main

sys.exit(main(sys.argv[1:], parser))
