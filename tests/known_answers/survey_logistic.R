# Answers of R survey 4.1-1 to logistic models, for tests/statistics/test_logistic.py.
# Run in this folder: Rscript survey_logistic.R
# Reads survey_data.csv and survey_pairs.csv, writes survey_logistic.csv.
# Effects are averages over the weighted sample; their errors come from numerical derivatives and vcov(svyglm).

suppressMessages(library(survey))
options(survey.adjust.domain.lonely = FALSE, survey.lonely.psu = "adjust")
exact <- function(x) ifelse(is.na(x), "", trimws(formatC(x, digits = 17, format = "g")))
x <- read.csv("survey_data.csv", na.strings = "")
pairs <- read.csv("survey_pairs.csv", na.strings = "")
answers <- list()

# The average of the predicted share with some columns of the data set to a value.
average <- function(m, data, beta, weights) {
  terms <- delete.response(terms(m))
  X <- model.matrix(terms, data, xlev = m$xlevels)
  sum(weights * plogis(X %*% beta)) / sum(weights)
}
delta <- function(f, beta, V) {
  g <- sapply(seq_along(beta), function(j) {
    h <- 1e-4 * max(1, abs(beta[j])); up <- down <- beta; up[j] <- up[j] + h; down[j] <- down[j] - h
    up2 <- down2 <- beta; up2[j] <- up2[j] + 2 * h; down2[j] <- down2[j] - 2 * h
    (8 * (f(up) - f(down)) - (f(up2) - f(down2))) / (12 * h)
  })
  c(f(beta), sqrt(drop(t(g) %*% V %*% g)))
}
keep <- function(case, d, data) {
  m <- svyglm(attended ~ income + opinion, d, family = quasibinomial(), epsilon = 1e-14, maxit = 100)
  used <- complete.cases(data[, c("attended", "income", "opinion")])
  data <- data[used, ]; w <- data$weight
  if (inherits(d, "survey.design") ) w <- weights(d, "sampling")[used]
  beta <- coef(m); V <- vcov(m); ci <- confint(m, ddf = m$df.residual, method = "Wald")
  p <- summary(m)$coefficients[, 4]
  levels <- m$xlevels$opinion
  for (i in seq_along(beta)) {
    name <- names(beta)[i]; effect <- c(NA, NA)
    if (name == "income") {
      f <- function(b) {
        X <- model.matrix(delete.response(terms(m)), data, xlev = m$xlevels); s <- plogis(X %*% b)
        sum(w * s * (1 - s)) / sum(w) * b[2]
      }
      effect <- delta(f, beta, V)
    } else if (startsWith(name, "opinion")) {
      level <- sub("opinion", "", name)
      there <- data; there$opinion <- level; first <- data; first$opinion <- levels[1]
      effect <- delta(function(b) average(m, there, b, w) - average(m, first, b, w), beta, V)
    }
    answers[[length(answers) + 1]] <<- data.frame(
      case = case, coefficient = name, estimate = exact(beta[i]), std_error = exact(sqrt(V[i, i])),
      conf_low = exact(ci[i, 1]), conf_high = exact(ci[i, 2]), p_value = exact(p[i]), effect = exact(effect[1]),
      effect_error = exact(effect[2]), df = m$df.residual, n = nrow(data))
  }
}

plain <- x[x$stratum != "f", ]
keep("clustered", svydesign(~psu, strata = ~stratum, weights = ~weight, data = plain, nest = TRUE), plain)
keep("fpc", svydesign(~psu, strata = ~stratum, weights = ~weight, fpc = ~drawn, data = plain, nest = TRUE), plain)
keep("weights", svydesign(~1, weights = ~weight, data = plain), plain)
keep("lonely_adjust", svydesign(~psu, strata = ~stratum, weights = ~weight, data = x, nest = TRUE), x)
columns <- grep("^bootstrap[0-9]", names(pairs), value = TRUE)
keep("bootstrap", svrepdesign(data = pairs, weights = ~weight, repweights = as.matrix(pairs[, columns]),
  type = "bootstrap", combined.weights = TRUE), pairs)
write.csv(do.call(rbind, answers), "survey_logistic.csv", row.names = FALSE, quote = FALSE, na = "")
