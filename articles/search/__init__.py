"""Finding stories: an index of placed revisions for readers, one of working copies for the desk.

The index is two tables beside the models (made by a migration): FTS5 on SQLite, tsvector with
GIN on PostgreSQL. Text is folded the same way for both, so both find the same stories.
"""
