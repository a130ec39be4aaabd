# R survey: svyby(svymean) for all indicators in one call. Reads the CSV written beside the Parquet file.
suppressPackageStartupMessages(library(survey))
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1])
names <- c(paste0("b", 0:9), paste0("v", 0:9))
design <- svydesign(~psu, strata = ~stratum, weights = ~w, data = data, nest = TRUE)
asked <- as.formula(paste("~", paste(names, collapse = "+")))
message(sprintf("begun %.3f %.3f", as.numeric(Sys.time()), sum(proc.time()[1:2])))
times <- system.time(found <- svyby(asked, ~area, design, svymean))
rows <- character(0)
for (name in names) {
  rows <- c(rows, sprintf('["%s","%s",%.17g,%.17g]', name, found$area, found[[name]], found[[paste0("se.", name)]]))
}
megabytes <- sum(gc()[, 6])
cat(sprintf('{"seconds": %.6f, "processor": %.6f, "megabytes": %.1f, "answers": [%s]}', times[["elapsed"]],
  times[["user.self"]] + times[["sys.self"]], megabytes, paste(rows, collapse = ",")))
