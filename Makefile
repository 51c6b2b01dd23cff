# Kehu CRM. `make run` and `make test` are all a newcomer needs; `make help` lists the rest.

SHELL := /bin/sh
TARGET := $(or $(CARGO_TARGET_DIR),target)
TEST_SERVERS := $(TARGET)/debug/test-servers
DATA ?= data
# A debug build is ready in half the time and shared with the tests; PROFILE=release is for real use.
PROFILE ?= dev

.PHONY: help setup web run test test-web client screenshots lint bench
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: ## bring what the machine lacks into .tools/
	@scripts/setup

web: setup ## build the web app; quick when nothing changed
	@scripts/web

run: web ## build and run on http://127.0.0.1:8080 (DATA=folder LISTEN=address:port PROFILE=release)
	@cargo build --profile $(PROFILE) --workspace --bin crm
	@exec $(TARGET)/$(patsubst dev,debug,$(PROFILE))/crm up --data "$(DATA)" $(if $(LISTEN),--listen "$(LISTEN)")

lint: ## formatting, clippy, and the gates of scripts/gates
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	@scripts/gates

test: web lint ## everything that must hold
	cargo build --workspace --bins
	$(TEST_SERVERS) run -- cargo test --workspace --no-fail-fast
	@$(MAKE) --no-print-directory test-web

test-web: web ## the screens in a real browser (Debian's chromium, or CHROMIUM=path)
	cargo build --workspace --bins
	cd web && npm test

client: web ## the web app's client, written anew after a change of the API
	cargo build --workspace --bins
	cd web && npm run client

screenshots: web ## every screen in both languages, on a desk and in the hand, into web/screenshots
	cargo build --workspace --bins
	cd web && npm run screenshots

bench: setup ## speed against pgbench, reported, never a gate
	@scripts/bench
