# Answers of R survey 4.1-1 on a small simulated survey, for tests/statistics/test_survey_against_r.py.
# Run in this folder: Rscript survey_answers.R
# Writes survey_data.csv, survey_pairs.csv (with replicate weights) and survey_answers.csv.
# With a path to nhanes2f.csv as argument it writes nhanes2_answers.csv instead, and nothing of that file's rows.

suppressMessages(library(survey))
options(survey.adjust.domain.lonely = FALSE, survey.lonely.psu = "adjust")
exact <- function(x) ifelse(is.na(x), "", trimws(formatC(x, digits = 17, format = "g")))
answers <- list()
keep <- function(case, what, area, level, estimate, se, low = NA, high = NA, df = NA, deff = NA) {
  answers[[length(answers) + 1]] <<- data.frame(
    case = case, what = what, area = as.character(area), level = as.character(level),
    estimate = exact(as.numeric(estimate)), std_error = exact(as.numeric(se)), conf_low = exact(as.numeric(low)),
    conf_high = exact(as.numeric(high)), df = exact(as.numeric(df)), deff = exact(as.numeric(deff)))
}
write_answers <- function(path) {
  write.csv(do.call(rbind, answers), path, row.names = FALSE, quote = FALSE, na = "")
}

# Everything survey_* gives, for one domain of a design.
describe <- function(case, d, area, quantiles = TRUE) {
  df <- degf(d)
  if (df < 1) {
    m <- svymean(~income, d, na.rm = TRUE)
    keep(case, "mean", area, "", coef(m), SE(m), df = df)
    return(invisible())
  }
  whole <- inherits(d, "survey.design")
  m <- svymean(~income, d, na.rm = TRUE, deff = "replace"); ci <- confint(m, df = df)
  keep(case, "mean", area, "", coef(m), SE(m), ci[1], ci[2], df, deff(m))
  m <- svytotal(~income, d, na.rm = TRUE, deff = "replace"); ci <- confint(m, df = df)
  keep(case, "total", area, "", coef(m), SE(m), ci[1], ci[2], df, deff(m))
  r <- svyratio(~visits, ~persons, d, na.rm = TRUE); ci <- confint(r, df = df)
  keep(case, "ratio", area, "", coef(r), SE(r), ci[1], ci[2], df, NA)
  p <- svyciprop(~attended, d, method = "beta", na.rm = TRUE); ci <- attr(p, "ci")
  keep(case, "share", area, "", coef(p), sqrt(attr(p, "var")), ci[1], ci[2], df,
       deff(svymean(~attended, d, na.rm = TRUE, deff = "replace")))
  for (level in sort(unique(d$variables$opinion[!is.na(d$variables$opinion)]))) {
    d$variables$here <- as.numeric(d$variables$opinion == level)
    if (mean(d$variables$here, na.rm = TRUE) %in% c(0, 1)) next
    p <- svyciprop(~here, d, method = "beta", na.rm = TRUE); ci <- attr(p, "ci")
    keep(case, "level", area, level, coef(p), sqrt(attr(p, "var")), ci[1], ci[2], df,
         deff(svymean(~here, d, na.rm = TRUE, deff = "replace")))
  }
  if (quantiles) for (q in c(0.25, 0.5, 0.9)) {
    f <- svyquantile(~income, d, q, na.rm = TRUE)[[1]]
    keep(case, paste0("quantile", q), area, "", f[1, 1], f[1, 4], f[1, 2], f[1, 3],
         degf(subset(d, !is.na(income))), NA)
  }
}
everywhere <- function(case, d, quantiles = TRUE) {
  describe(case, d, "all", quantiles)
  for (area in sort(unique(d$variables$area))) describe(case, d[d$variables$area == area, ], area, quantiles)
}

nhanes <- commandArgs(trailingOnly = TRUE)
if (length(nhanes)) {
  x <- read.csv(nhanes[1])
  d <- svydesign(~psuid, strata = ~stratid, weights = ~finalwgt, data = x, nest = TRUE)
  for (region in c("all", 1:4)) {
    s <- if (region == "all") d else d[x$region == region, ]
    df <- degf(s)
    m <- svymean(~zinc, s, na.rm = TRUE, deff = "replace"); ci <- confint(m, df = df)
    keep("nhanes2", "mean", region, "", coef(m), SE(m), ci[1], ci[2], df, deff(m))
    p <- svyciprop(~highbp, s, method = "beta"); ci <- attr(p, "ci")
    keep("nhanes2", "share", region, "", coef(p), sqrt(attr(p, "var")), ci[1], ci[2], df,
         deff(svymean(~highbp, s, deff = "replace")))
    p <- svyciprop(~diabetes, s, method = "beta", na.rm = TRUE); ci <- attr(p, "ci")
    keep("nhanes2", "diabetes", region, "", coef(p), sqrt(attr(p, "var")), ci[1], ci[2], df,
         deff(svymean(~diabetes, s, na.rm = TRUE, deff = "replace")))
    f <- svyquantile(~zinc, s, 0.5, na.rm = TRUE)[[1]]
    keep("nhanes2", "quantile0.5", region, "", f[1, 1], f[1, 4], f[1, 2], f[1, 3], degf(subset(s, !is.na(zinc))), NA)
  }
  write_answers("nhanes2_answers.csv")
  quit(save = "no")
}

# --- the data: simulated, 5 strata and one with a single psu, psus that straddle six areas ---
set.seed(20251)
strata <- c(a = 4, b = 6, c = 3, d = 8, e = 5, f = 1)
x <- do.call(rbind, lapply(names(strata), function(s) do.call(rbind, lapply(seq_len(strata[s]), function(p) {
  k <- sample(8:22, 1)
  shared <- rnorm(1, sd = 0.5)
  data.frame(stratum = s, psu = p, area = sample(paste0("area", 1:6), k, TRUE, c(5, 4, 3, 2, 2, 1)),
             weight = round(runif(k, 0.4, 3), 2), drawn = unname(strata[s]) / (unname(strata[s]) * 3 + 2),
             attended = rbinom(k, 1, plogis(-0.4 + shared)), income = round(exp(rnorm(k, 3 + shared / 3, 0.6)), 1),
             opinion = sample(c("agree", "neither", "disagree"), k, TRUE, c(5, 3, 2)),
             visits = rpois(k, 2), persons = 1 + rpois(k, 2))
}))))
x$weight[sample(nrow(x), 6)] <- 0
for (v in c("attended", "income", "opinion", "visits")) x[sample(nrow(x), 25), v] <- NA
x$drawn <- round(x$drawn, 6)
write.csv(x, "survey_data.csv", row.names = FALSE, quote = FALSE, na = "")
x <- read.csv("survey_data.csv", na.strings = "")
x$opinion[x$opinion == ""] <- NA

several <- x[x$stratum != "f", ]
everywhere("clustered", svydesign(~psu, strata = ~stratum, weights = ~weight, data = several, nest = TRUE))
everywhere("fpc", svydesign(~psu, strata = ~stratum, weights = ~weight, fpc = ~drawn, data = several, nest = TRUE))
everywhere("weights", svydesign(~1, weights = ~weight, data = several))
everywhere("strata", svydesign(~1, strata = ~stratum, weights = ~weight, data = several))
everywhere("simple", svydesign(~1, weights = ~one, data = transform(several, one = 1)))
for (rule in c("adjust", "remove", "certainty", "average")) {
  options(survey.lonely.psu = rule)
  everywhere(paste0("lonely_", rule),
             svydesign(~psu, strata = ~stratum, weights = ~weight, data = x, nest = TRUE), quantiles = FALSE)
}
options(survey.lonely.psu = "adjust")

# --- an area against the rest, and against each other, with the covariance ---
for (case in c("clustered", "weights", "fpc", "lonely_adjust", "lonely_remove")) {
  data <- if (startsWith(case, "lonely")) x else several
  options(survey.lonely.psu = if (startsWith(case, "lonely")) sub("lonely_", "", case) else "adjust")
  d <- switch(case,
    weights = svydesign(~1, weights = ~weight, data = data),
    fpc = svydesign(~psu, strata = ~stratum, weights = ~weight, fpc = ~drawn, data = data, nest = TRUE),
    svydesign(~psu, strata = ~stratum, weights = ~weight, data = data, nest = TRUE))
  d <- subset(d, !is.na(income))
  for (area in sort(unique(data$area))) {
    d$variables$here <- d$variables$area == area
    both <- svyby(~income, ~here, d, svymean, covmat = TRUE)
    gap <- svycontrast(both, c(-1, 1))
    keep(case, "rest", area, "", coef(gap), SE(gap), coef(both)[1], NA)
  }
  areas <- svyby(~income, ~area, d, svymean, covmat = TRUE)
  for (i in 1:6) for (j in 1:6) keep(case, "covariance", paste0("area", i), paste0("area", j), vcov(areas)[i, j], NA)
}
options(survey.lonely.psu = "adjust")

# --- replicate weights, two psus a stratum ---
set.seed(20252)
y <- do.call(rbind, lapply(1:7, function(s) do.call(rbind, lapply(1:2, function(p) {
  k <- sample(10:18, 1); shared <- rnorm(1, sd = 0.4)
  data.frame(stratum = s, psu = p, area = sample(c("area1", "area2", "area3"), k, TRUE, c(3, 2, 1)),
             weight = round(runif(k, 5, 30), 1), attended = rbinom(k, 1, plogis(0.2 + shared)),
             income = round(exp(rnorm(k, 3 + shared / 3, 0.6)), 1),
             opinion = sample(c("agree", "neither", "disagree"), k, TRUE, c(5, 3, 2)),
             visits = rpois(k, 2), persons = 1 + rpois(k, 2))
}))))
y$income[sample(nrow(y), 9)] <- NA
d <- svydesign(~psu, strata = ~stratum, weights = ~weight, data = y, nest = TRUE)
made <- list(
  BRR = as.svrepdesign(d, type = "BRR"), Fay = as.svrepdesign(d, type = "Fay", fay.rho = 0.3),
  JKn = as.svrepdesign(d, type = "JKn"), bootstrap = as.svrepdesign(d, type = "subbootstrap", replicates = 25),
  JK1 = as.svrepdesign(svydesign(~interaction(stratum, psu), weights = ~weight, data = y), type = "JK1"))
for (method in names(made)) {
  w <- round(weights(made[[method]], "analysis"), 6)
  colnames(w) <- paste0(method, seq_len(ncol(w)))
  y <- cbind(y, w)
}
write.csv(y, "survey_pairs.csv", row.names = FALSE, quote = FALSE, na = "")
y <- read.csv("survey_pairs.csv", na.strings = "")
for (method in names(made)) {
  w <- y[, grep(paste0("^", method, "[0-9]+$"), names(y))]
  d <- switch(method,
    BRR = svrepdesign(data = y, weights = ~weight, repweights = w, type = "BRR"),
    Fay = svrepdesign(data = y, weights = ~weight, repweights = w, type = "Fay", rho = 0.3),
    JKn = svrepdesign(data = y, weights = ~weight, repweights = w, type = "JKn", scale = 1, rscales = rep(0.5, 14)),
    bootstrap = svrepdesign(data = y, weights = ~weight, repweights = w, type = "bootstrap"),
    JK1 = svrepdesign(data = y, weights = ~weight, repweights = w, type = "JK1", scale = 13 / 14))
  everywhere(method, d)
}
write_answers("survey_answers.csv")
