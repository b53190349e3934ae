# 工友知识库。每个目标都会自己准备环境（.venv），不需要先装别的。
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help site handouts test check lint serve docs bench bench-search bench-phone bench-stations setup clean

help:  ## 列出可以用的命令
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

site: $(READY)  ## 检查全部内容并建成 site/（有错误就不发布）
	$(BIN)/kb build

handouts: $(READY)  ## 建成 site/，连同打印的手册、卡和表（site/handouts/）
	$(BIN)/kb build --handouts

test: $(READY) lint  ## 跑全部测试（找到浏览器时包括浏览器测试）
	$(BIN)/python -m pytest

check: $(READY)  ## 只检查内容
	$(BIN)/kb check --all

lint: $(READY)  ## 检查工具代码的写法和类型
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

serve: $(READY)  ## 本机预览，改了就刷新
	$(BIN)/kb serve

docs: $(READY)  ## 重新生成检查手册、类型说明和 JSON Schema
	$(BIN)/kb docs

bench: $(VENV)/.bench  ## 量速度、内存和字节（十几分钟；见 bench/README.md）
	$(BIN)/python -m bench $(BENCH)

bench-search: $(VENV)/.bench  ## 量搜索：建索引、字节、在浏览器里多快，和 Pagefind 比
	$(BIN)/python -m bench.search $(BENCH)

bench-phone: $(VENV)/.bench  ## 量手机上第一次打开：字节、快慢、无障碍（几分钟；见 bench/README.md）
	$(BIN)/python -m bench.phone $(BENCH)

bench-stations: $(VENV)/.bench  ## 量找驿站：一万三千个驿站，建站、字节、在手机上换条件多快
	$(BIN)/python -m bench.stations $(BENCH)

setup: $(READY)  ## 只准备环境

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.bench: $(READY) bench/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.txt
	@touch $@

clean:  ## 删掉环境和建好的网站
	rm -rf $(VENV) site .site-new .site-old
