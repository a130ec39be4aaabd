"""Forms out: workbooks to fill in, questionnaires, the list of targets, a sample to draw; all from the contract."""
