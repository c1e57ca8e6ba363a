"""Moves what is kept from one shape of the store to the next (Alembic); what is derived is made anew afterwards."""
