# Answers of R survey 4.1-1 on two-stage, calibrated and replicated designs, for
# tests/statistics/test_designs_against_r.py. Run in this folder: Rscript survey_designs.R
# Writes survey_households.csv (the data), survey_designs.csv (estimates), survey_gaps.csv (differences and ratios),
# survey_tests.csv (Rao-Scott), survey_covariances.csv and survey_weights.csv (adjusted weights).
# With the paths of nhanes2_brr.csv and recs2015.csv.gz it writes survey_real.csv instead, no row of those files.

suppressMessages(library(survey))
options(survey.adjust.domain.lonely = FALSE, survey.lonely.psu = "adjust", warn = -1)
exact <- function(x) { x <- as.numeric(x); ifelse(is.na(x), "", trimws(formatC(x, digits = 17, format = "g"))) }
rows <- list(designs = list(), gaps = list(), tests = list(), weights = list(), covariances = list(), real = list())
keep <- function(file, ...) rows[[file]][[length(rows[[file]]) + 1]] <<- data.frame(...)
write_rows <- function(file) {
  write.csv(do.call(rbind, rows[[file]]), paste0("survey_", file, ".csv"), row.names = FALSE, quote = FALSE, na = "")
}
one <- function(file, case, what, area, estimate, se, ci, df, deff = NA) {
  keep(file, case = case, what = what, area = area, estimate = exact(estimate), std_error = exact(se),
       conf_low = exact(ci[1]), conf_high = exact(ci[2]), df = exact(df), deff = exact(deff))
}

# Intervals of a share. svyciprop counts the rows of a calibrated design outside the area too, so the beta interval
# is written out, from Korn and Graubard (1998); Wilson with the effective n and t is not in survey 4.1.
beta_limits <- function(p, v, n, df) {
  m <- p * (1 - p) / v * (qt(0.025, n - 1) / qt(0.025, df))^2
  c(qbeta(0.025, m * p, m * (1 - p) + 1), qbeta(0.975, m * p + 1, m * (1 - p)))
}
wilson_limits <- function(p, v, df) {
  m <- p * (1 - p) / v
  t <- qt(0.975, df)
  (p + t^2 / (2 * m) + c(-1, 1) * t * sqrt(v + t^2 / (4 * m^2))) / (1 + t^2 / m)
}

describe <- function(case, d, area, inside) {
  df <- degf(d)
  if (df < 1) return(invisible())
  m <- svymean(~income, d, na.rm = TRUE, deff = "replace")
  one("designs", case, "mean", area, coef(m), SE(m), confint(m, df = df), df, deff(m))
  m <- svytotal(~income, d, na.rm = TRUE)
  one("designs", case, "total", area, coef(m), SE(m), confint(m, df = df), df)
  m <- svyratio(~visits, ~persons, d, na.rm = TRUE)
  one("designs", case, "ratio", area, coef(m), SE(m), confint(m, df = df), df)
  m <- svymean(~attended, d, na.rm = TRUE)
  p <- coef(m)[[1]]; v <- as.numeric(vcov(m))
  one("designs", case, "korn_graubard", area, p, sqrt(v), beta_limits(p, v, inside, df), df)
  one("designs", case, "wilson", area, p, sqrt(v), wilson_limits(p, v, df), df)
  x <- svyciprop(~attended, d, method = "xlogit", df = df, na.rm = TRUE)
  one("designs", case, "logit", area, p, sqrt(v), attr(x, "ci"), df)
  f <- svyquantile(~income, d, 0.5, na.rm = TRUE)[[1]]
  one("designs", case, "median", area, f[1, 1], f[1, 4], f[1, 2:3], degf(subset(d, !is.na(income))))
}
everywhere <- function(case, d) {
  x <- d$variables
  describe(case, d, "all", nrow(x))
  for (area in sort(unique(x$area))) describe(case, d[x$area == area, ], area, sum(x$area == area))
}
# A calibrated design keeps rows outside a subset, which svyby(covmat = TRUE) of 4.1 does not expect: there, areas are
# taken together as totals over the whole file.
gaps <- function(case, d) {
  whole <- inherits(d, "svyrep.design")
  if (whole) {
    known <- subset(d, !is.na(income))
    found <- list(mean = svyby(~income, ~area, known, svymean, covmat = TRUE),
                  total = svyby(~income, ~area, known, svytotal, covmat = TRUE))
  }
  areas <- sort(unique(d$variables$area))
  known <- !is.na(d$variables$income)
  for (i in 1:2) for (j in (i + 1):3) for (of in c("mean", "total")) {
    df <- degf(d[d$variables$area %in% areas[c(i, j)], ])
    if (whole) {
      both <- found[[of]]
      a <- as.name(areas[i]); b <- as.name(areas[j])
    } else {
      for (k in c(i, j)) {
        here <- d$variables$area == areas[k] & known
        d$variables[[paste0("n", k)]] <- as.numeric(here)
        d$variables[[paste0("y", k)]] <- ifelse(here, d$variables$income, 0)
      }
      parts <- paste0(c("y", "n"), rep(c(i, j), each = 2))
      both <- svytotal(reformulate(parts), d)
      a <- parse(text = if (of == "mean") paste(parts[1:2], collapse = "/") else parts[1])[[1]]
      b <- parse(text = if (of == "mean") paste(parts[3:4], collapse = "/") else parts[3])[[1]]
    }
    g <- svycontrast(both, bquote(.(b) - .(a)))
    q <- svycontrast(both, bquote((.(b)) / (.(a))))
    l <- svycontrast(both, bquote(log((.(b)) / (.(a)))))
    for (scale in c("difference", "ratio")) {
      shown <- if (scale == "ratio") q else g
      tested <- if (scale == "ratio") l else g
      ci <- confint(tested, df = df)
      if (scale == "ratio") ci <- exp(ci)
      keep("gaps", case = case, of = of, scale = scale, area = areas[j], reference = areas[i],
           estimate = exact(coef(shown)), std_error = exact(SE(shown)), conf_low = exact(ci[1]),
           conf_high = exact(ci[2]), df = exact(df), p_value = exact(2 * pt(-abs(coef(tested) / SE(tested)), df)))
    }
  }
}
# In a calibrated design svychisq counts the psus of the whole file for an area too; here the area's own, as degf.
tests <- function(case, d) {
  for (area in c("all", sort(unique(d$variables$area)))) {
    s <- if (area == "all") d else d[d$variables$area == area, ]
    x <- svychisq(~attended + opinion, s)
    f <- x$statistic; df <- x$parameter[1] * c(1, degf(s))
    keep("tests", case = case, area = area, statistic = exact(f), df_1 = exact(df[1]), df_2 = exact(df[2]),
         p_value = exact(pf(f, df[1], df[2], lower.tail = FALSE)))
  }
}
covariances <- function(case, d) {
  v <- vcov(svyby(~income, ~area, subset(d, !is.na(income)), svymean, covmat = TRUE))
  for (i in 1:3) for (j in 1:3) {
    keep("covariances", case = case, area = rownames(v)[i], other = colnames(v)[j], covariance = exact(v[i, j]))
  }
}
weighted <- function(case, d) {
  w <- weights(d, "sampling")
  keep("weights", case = case, row = seq_along(w) - 1, weight = exact(w))
}

real <- commandArgs(trailingOnly = TRUE)
if (length(real)) {
  x <- read.csv(real[1])
  d <- svrepdesign(data = x, weights = ~finalwgt, repweights = "^brr_", type = "BRR")
  for (region in c("all", 1:4)) {
    s <- if (region == "all") d else d[x$region == region, ]
    m <- svymean(~height, s, na.rm = TRUE, deff = "replace")
    one("real", "nhanes2", "mean", region, coef(m), SE(m), confint(m, df = degf(s)), degf(s))
    m <- svymean(~highbp, s, na.rm = TRUE); p <- coef(m)[[1]]; v <- as.numeric(vcov(m))
    one("real", "nhanes2", "share", region, p, sqrt(v), beta_limits(p, v, nrow(s), degf(s)), degf(s))
    f <- svyquantile(~height, s, 0.5, na.rm = TRUE)[[1]]
    one("real", "nhanes2", "median", region, f[1, 1], f[1, 4], f[1, 2:3], degf(s))
  }
  h <- read.csv(gzfile(real[2]))
  d <- svrepdesign(data = h, weights = ~NWEIGHT, repweights = "^BRRWT", type = "Fay", rho = 0.5)
  for (region in c("all", sort(unique(h$Region)))) {
    s <- if (region == "all") d else d[h$Region == region, ]
    m <- svymean(~TOTSQFT_EN, s)
    one("real", "recs2015", "mean", region, coef(m), SE(m), confint(m, df = degf(s)), degf(s))
    m <- svytotal(~ACUsed, s)
    m <- svycontrast(m, c(0, 1))
    one("real", "recs2015", "total", region, coef(m), SE(m), confint(m, df = degf(s)), degf(s))
    m <- svymean(~as.numeric(ACUsed), s); p <- coef(m)[[1]]; v <- as.numeric(vcov(m))
    one("real", "recs2015", "share", region, p, sqrt(v), beta_limits(p, v, nrow(s), degf(s)), degf(s))
    f <- svyquantile(~TOTSQFT_EN, s, 0.5)[[1]]
    one("real", "recs2015", "median", region, f[1, 1], f[1, 4], f[1, 2:3], degf(s))
  }
  write_rows("real")
  quit(save = "no")
}

# --- the data: 3 strata of villages drawn without replacement, households within, persons within ---
set.seed(20253)
villages <- c(north = 5, south = 4, west = 6)
x <- do.call(rbind, lapply(names(villages), function(s) do.call(rbind, lapply(seq_len(villages[s]), function(p) {
  shared <- rnorm(1, sd = 0.4)
  households <- if (s == "west" && p == 6) 1 else sample(4:7, 1)
  do.call(rbind, lapply(seq_len(households), function(h) {
    k <- sample(1:4, 1)
    own <- rnorm(1, sd = 0.3)
    data.frame(stratum = s, psu = p, ssu = h, n_psu = unname(villages[s]) * 3 + 1, n_ssu = households * 4 + p,
               area = sample(c("east", "mid", "far"), k, TRUE, c(4, 3, 2)), weight = round(runif(k, 8, 30), 1),
               sex = sample(c("F", "M"), k, TRUE, c(6, 4)), age = sample(c("18-39", "40-59", "60+"), k, TRUE),
               attended = rbinom(k, 1, plogis(-0.2 + shared + own)),
               income = round(exp(rnorm(k, 3 + (shared + own) / 3, 0.5)), 1),
               opinion = sample(c("agree", "neither", "disagree"), k, TRUE, c(5, 3, 2)),
               visits = rpois(k, 2), persons = 1 + rpois(k, 2))
  }))
}))))
x <- rbind(x, transform(x[x$stratum == "north" & x$psu == 1, ], stratum = "alone", n_psu = 9))
x$income[sample(nrow(x), 14)] <- NA
x$attended[sample(nrow(x), 8)] <- NA
x$opinion[sample(nrow(x), 8)] <- NA

# successive differences: rows of a Hadamard matrix for each pair of neighbouring psus
hadamard_16 <- 2 * survey::hadamard(15)[1:16, 1:16] - 1
of_psu <- as.integer(interaction(x$stratum, x$psu, drop = TRUE))
sdr <- round(x$weight * (1 + 2^-1.5 * (hadamard_16[(of_psu - 1) %% 16 + 1, ] - hadamard_16[of_psu %% 16 + 1, ])), 6)
colnames(sdr) <- paste0("SDR", 1:16)
boot <- round(x$weight * sapply(1:20, function(i) rexp(max(of_psu))[of_psu]), 6)
colnames(boot) <- paste0("boot", 1:20)
x <- cbind(x, sdr, boot)
write.csv(x, "survey_households.csv", row.names = FALSE, quote = FALSE, na = "")
x <- read.csv("survey_households.csv", na.strings = "")
x$id <- seq_len(nrow(x))

paired <- x[x$stratum != "alone" & !(x$stratum == "west" & x$psu == 6), ]
two <- function(data, ...) {
  svydesign(~psu + ssu, strata = ~stratum, weights = ~weight, fpc = ~n_psu + n_ssu, data = data, nest = TRUE)
}
designs <- list(
  two_stage = two(paired),
  two_stage_rows = svydesign(~psu + id, strata = ~stratum, weights = ~weight, fpc = ~n_psu + n_ssu10,
                             data = transform(paired, n_ssu10 = n_ssu * 10), nest = TRUE),
  with_replacement_within = svydesign(~psu + ssu, strata = ~stratum, weights = ~weight, fpc = ~n_psu + none,
                                      data = transform(paired, none = Inf), nest = TRUE))
sexes <- data.frame(sex = c("F", "M"), Freq = c(2100, 1900))
ages <- data.frame(age = c("18-39", "40-59", "60+"), Freq = c(1500, 1400, 1100))
cells <- merge(sexes["sex"], ages["age"])
cells$Freq <- c(820, 700, 720, 690, 560, 510)
exactly <- list(maxit = 500, epsilon = 1e-15)
raked <- function(d) rake(d, list(~sex, ~age), list(sexes, ages), control = exactly)
plain <- svydesign(~psu, strata = ~stratum, weights = ~weight, data = paired, nest = TRUE)
scale <- 4000 / sum(paired$weight)
totals <- c(`(Intercept)` = 4000, sexM = 1900, `age40-59` = 1400, `age60+` = 1100)
ceiling <- 1.8 * 4000 / nrow(paired)
# raking with limits: survey's own slope compares u, not exp(u), with the limits, and Newton then goes astray
within <- make.calfun(
  Fm1 = function(u, bounds) pmin(pmax(exp(u), bounds$lower), bounds$upper) - 1,
  dF = function(u, bounds) ifelse(exp(u) < bounds$upper & exp(u) > bounds$lower, exp(u), 0), name = "within")
designs <- c(designs, list(
  post_stratified = postStratify(plain, ~sex + age, cells),
  post_stratified_two_stage = postStratify(two(paired), ~sex + age, cells),
  raked = raked(plain),
  raked_weights_only = raked(svydesign(~1, weights = ~weight, data = paired)),
  linear = calibrate(plain, ~sex + age, totals),
  bounded = calibrate(plain, ~sex + age, totals, calfun = within, bounds = c(0.71, 1.278) * scale, epsilon = 1e-14,
                      maxit = 500),
  linear_bounded = calibrate(plain, ~sex + age, totals, calfun = "linear", bounds = c(0.71, 1.278) * scale,
                             epsilon = 1e-14, maxit = 500),
  capped = calibrate(plain, ~sex + age, totals, calfun = within, epsilon = 1e-14, maxit = 500,
                     bounds = list(lower = rep(0, nrow(paired)), upper = ceiling / paired$weight))))
replicated <- function(pattern, ...) {
  svrepdesign(data = paired, weights = ~weight, repweights = paired[grep(pattern, names(paired))], ...)
}
designs <- c(designs, list(
  SDR = replicated("^SDR", type = "successive-difference"),
  SDR_mse = replicated("^SDR", type = "successive-difference", mse = TRUE),
  bootstrap_mse = replicated("^boot", type = "bootstrap", mse = TRUE),
  JK2 = replicated("^boot", type = "JK2"),
  bootstrap_scaled = replicated("^boot", type = "bootstrap", scale = 0.04, rscales = rep(c(1, 1.5), 10)),
  bootstrap_raked = raked(replicated("^boot", type = "bootstrap")),
  bootstrap_post_stratified = postStratify(replicated("^boot", type = "bootstrap"), ~sex + age, cells)))
for (case in names(designs)) {
  everywhere(case, designs[[case]])
  gaps(case, designs[[case]])
  tests(case, designs[[case]])
}
for (case in c("two_stage", "two_stage_rows", "SDR", "SDR_mse", "bootstrap_post_stratified")) {
  covariances(case, designs[[case]])
}
for (case in c("post_stratified", "raked", "linear", "bounded", "linear_bounded", "capped")) weighted(case, designs[[case]])
for (rule in c("adjust", "remove", "certainty")) {
  options(survey.lonely.psu = rule)
  everywhere(paste0("two_stage_lonely_", rule), two(x))
}
options(survey.lonely.psu = "average")
alone <- x[!(x$stratum == "west" & x$psu == 6), ]
everywhere("two_stage_lonely_average", two(alone))
for (file in c("designs", "gaps", "tests", "weights", "covariances")) write_rows(file)
