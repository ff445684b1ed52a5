from vssportal.formats.shared import *  # noqa: F403
