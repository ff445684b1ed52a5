"""API của người dân: one's own drafts and dossiers; procedures and tracking for everybody."""
