"""Where a packed program begins: the same as `python -m csops_desktop`."""

import sys

from csops_desktop.__main__ import main

sys.exit(main())
