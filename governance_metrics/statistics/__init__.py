"""Numbers in, numbers out: intervals, survey design, linearised variances, funnels and multiplicity."""
