# test/experiment/expected.R STUDENTS.tsv: what R's sandwich and clubSandwich say of
# the students in the file; expected.tsv is its output, and 085_experiment.pl runs
# it again where R is installed (Debian: r-cran-sandwich r-cran-clubsandwich).
suppressPackageStartupMessages({library(sandwich); library(clubSandwich)})
# arm, outcome, students, units, estimate, std_error (CR2), std_error_cr1, df, ci_low, ci_high, p_value
students <- read.delim(commandArgs(TRUE)[1])
row <- function(...) cat(paste(c(...), collapse = "\t"), "\n", sep = "")
for (arm in c("treatment", "warm")) for (outcome in c("days", "chronic")) {
	d <- students[students$arm %in% c("control", arm), ]
	d$treated <- as.integer(d$arm == arm)
	d$outcome <- d[[outcome]]
	fit <- lm(outcome ~ treated + last_year + no_last_year + factor(stratum), d)
	b <- coef(fit)[["treated"]]
	cr1 <- sqrt(vcovCL(fit, cluster = ~unit)["treated", "treated"])
	club <- coef_test(fit, vcov = "CR2", cluster = d$unit, test = "Satterthwaite", coefs = "treated")
	cr2 <- club$SE
	df <- club$df
	reach <- qt(0.975, df) * cr2
	row(arm, outcome, nrow(d), length(unique(d$unit)), sprintf("%.9g", c(b, cr2, cr1, df, b - reach, b + reach, 2 * pt(-abs(b / cr2), df))))
}
# Student's t by itself: df, t, its two-sided p; p, the quantile of p
for (df in c(1, 2.5, 10, 96, 25000)) for (t in c(0.1, 1.96, 4, 30)) {
	p <- 1 - 1 / (1 + t)^2
	row("t", df, t, sprintf("%.12g", c(2 * pt(-t, df), p, qt(p, df))))
}
