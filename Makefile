# minibot: build, install, try, test, measure.
#
#   make, make install   build and install with PGXS (PG_CONFIG names the server)
#   make demo            the whole story in a private server
#   make test            every test, on private servers; T=conversation_days runs one; FULL=1 the long forms
#   make bench [PART=attendance|language|delivery|conversation|outreach] [FULL=1]
#   make fuzz            the long run of the fuzz programs
#   make soak [SOAK_STUDENTS=540000 SOAK_MINUTES=60 ...]   days of a large district, see test/soak/soak.pl
#   make reference       docs/reference.md from the catalog
#   make test-matrix [STEPS="17 18 i386 s390x"]   the tests on other servers, each in a chroot; see test/matrix
#   make lint            what gcc, clang, its analyzer and cppcheck find, and the form of lines and statements
#   make indent [CHECK=1]   give the C pgindent's form, or say what would change
#   make try DB=x        load functions and views of this tree into a database that has the extension
#   make valgrind        the unit programs and the regression tests under valgrind
#   make test-upgrade    pg_upgrade of a district from 15 to 17, in a chroot
#   make deb, make dist  Debian packages; the archive for PGXN
#
# demo, test, bench, fuzz and soak install the Debian packages they miss, then work in
# a copy of this tree under WORK: neither this tree nor the installed server is
# touched.

EXTENSION = minibot
EXTVERSION = $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" minibot.control)
MODULE_big = minibot

OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c src/*/*.c)))
SQL_PARTS = $(patsubst %,sql/%.sql,$(shell sed '/^\#/d' sql/load))
RELEASED = $(patsubst sql/released/minibot--%.sql.gz,%,$(wildcard sql/released/*.gz))
UPDATES = $(RELEASED:%=minibot--%--$(EXTVERSION).sql)
DATA_built = minibot--$(EXTVERSION).sql $(UPDATES)

PG_CONFIG ?= pg_config

# The server's headers are system headers, so that -Wextra speaks of our code only.
PG_CPPFLAGS = -Isrc -isystem $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)
# -MMD: each object knows the headers it was made of.
PG_CFLAGS = -Wall -Wextra -Wmissing-prototypes -Wshadow -Wold-style-definition -MMD -MP
SHLIB_LINK = -lcurl -lutf8proc -lcrypto

# A checked build: warnings are errors, and the server's Assert() is alive.
ifdef CHECKED
PG_CFLAGS += -Werror
PG_CPPFLAGS += -DUSE_ASSERT_CHECKING=1
with_llvm = no
endif

# Tests are connected as postgres, the name in what they expect; test/initdb makes it where a server is somebody else's.
TEST_SERVER = --inputdir=test --temp-config=test/postgresql.conf --launcher='env PGUSER=postgres'
REGRESS = $(sort $(notdir $(basename $(wildcard test/sql/*.sql))))
REGRESS_OPTS = $(TEST_SERVER) --temp-instance=tmp_check_regress
ISOLATION = $(sort $(notdir $(basename $(wildcard test/specs/*.spec))))
ISOLATION_OPTS = $(TEST_SERVER) --temp-instance=tmp_check_isolation

EXTRA_CLEAN = $(DATA_built) $(OBJS:.o=.d)

PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
ifneq ($(PGXS),)
include $(PGXS)
endif

# The install script, made of its parts in load order; a style sheet stands in a file of its own.
minibot--$(EXTVERSION).sql: $(SQL_PARTS) sql/report/report.css sql/load minibot.control
	sed -e 's/@EXTVERSION@/$(EXTVERSION)/' -e '/^@report\.css@$$/{' -e 'r sql/report/report.css' -e 'd' -e '}' \
		$(SQL_PARTS) > $@.tmp
	mv $@.tmp $@

# The update from each released version, with the steps from there on.
$(UPDATES): minibot--%--$(EXTVERSION).sql: sql/released/minibot--%.sql.gz minibot--$(EXTVERSION).sql $(wildcard sql/update/*) Makefile
	gzip -dc $< | sql/update/generate minibot--$(EXTVERSION).sql \
		$$(printf '%s\n' sql/update/*--*.sql sql/update/$*-- | sort -V | awk 'past; $$0 == "sql/update/$*--" { past = 1 }') > $@.tmp
	mv $@.tmp $@

# Flags may change any object, a header those that include it.
$(OBJS): Makefile
-include $(OBJS:.o=.d)

.PHONY: demo test bench fuzz soak test-matrix test-upgrade lint indent try marks valgrind deb dist reference
demo:
	@test/demo/run
test:
	@test/run $(ONLY)
bench:
	@test/bench/run $(PART)
fuzz:
	@test/run fuzz
soak:
	@test/soak/run
test-matrix:
	@test/matrix $(STEPS)
lint:
	@test/lint
indent:
	@test/indent
try:
	@test/try $(DB)
marks:
	@test/marks --write
valgrind:
	@VALGRIND=1 test/run $(or $(ONLY),unit regress)
test-upgrade:
	@test/upgrade
deb:
	@debian/build
# The archive for PGXN.
dist:
	git archive --format=zip --prefix=minibot-$(EXTVERSION)/ -o minibot-$(EXTVERSION).zip HEAD
reference:
	@test/reference
