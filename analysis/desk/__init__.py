"""The analyst's desk: corrections made, looked at and exchanged, and runs compared."""
