"""What is true of every simulated community alike, in both years: nothing in it is planted, chance alone speaks."""

GUARDED = 0.96  # of the gate shifts due
DISINFECTED = 0.95  # of the disinfections due
PASSES = {"passes_day": 0.97, "passes_night": 0.02}  # of occupied households
TRIPS_LEFT = 0.35  # of the trips before controls
COUNTED_BEFORE = 0.3  # of the compounds kept a pass log before controls
PICKUP = 0.5  # of the compounds
REPORTED_ON_TIME = 0.93  # of abnormal cases
ABNORMAL_RATE = 0.3  # per 1,000 households and month
HOTLINE = 0.45  # of ordinary incidents
THREE_CHECKS = 0.9  # of the person-days due
RECORDS_KEPT = 0.92  # of the health records due
OFFERED = 0.6  # of the further kinds of service
VOLUNTEER_SHARE, ACTIVE_SHARE, HOURS = 0.15, 0.5, 40.0  # of residents; of those; a year and 100 households
MEETINGS = {"deliberation": 7.0, "joint": 2.2, "supervision": 2.0, "culture": 8.0, "volunteering": 9.0}  # a year
MINUTES_KEPT = 0.9  # of the meetings
VISITED = 0.45  # of occupied households a year
IN_GROUP, UPDATED, REGISTERED_ONLINE = 0.85, 0.7, 0.95  # of households; of days; of people in scope
REPEATED, ON_TIME, CONFIRMED = 0.3, 0.94, 0.93  # of fields; of tasks and forms; of records re-checked
FUNDS, INFO_SPEND = 120.0, 18.0  # yuan a household and year
TRAINED, TRAINED_EMERGENCY, LEAVE_TAKEN = 0.8, 0.5, 0.7  # of workers; of workers; of days due
PAY, WAGE = {2024: 46_000.0, 2025: 47_500.0}, {2024: 72_000.0, 2025: 75_000.0}  # yuan a year
