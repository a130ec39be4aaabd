"""Numbers in, numbers out. Each module is one family, takes arrays and returns arrays or frames.

======================================  ===========================================================================
question                                where
======================================  ===========================================================================
how many to ask, and whom               ``sample_size``, ``draw``
what a survey says of each area         ``survey``, ``difference``, ``independence``, ``calibrated``, ``design_file``
what goes with an answer                ``logistic``
a table of areas with limits            ``area_rates``, ``standardisation``, ``quantile_groups``, ``intervals``
who differs                             ``funnel``, ``funnel_verdict``, ``dispersion``, ``multiplicity``, ``benchmark``
which ranks are open                    ``ranks``
small areas, by a model                 ``shrinkage``, ``fay_herriot``
over time                               ``trend``, ``process_chart``, ``change``
how unequal                             ``disparity``, ``social_gradient``, ``spread``
one score, only on request              ``normalisation``, ``composite``
the team and its work                   ``staffing``, ``wisn``, ``retention``, ``allocation``
======================================  ===========================================================================
"""
