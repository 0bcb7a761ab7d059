"""The workspace file: connection, schema, history, migrations, backups. May import domain and text.

Only `tables`, `schema` and the migrations import SQLAlchemy, and a normal start imports none of the three: on the
machine this was measured on the import takes longer than the rest of the start and holds 38 MB. What runs all day
speaks plain, parameterised SQL to the driver; what describes and changes the schema is SQLAlchemy's and alembic's.
"""
