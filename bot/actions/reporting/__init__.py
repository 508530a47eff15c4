"""What a manager asks: each report is put together here from figures that the database has summed."""
