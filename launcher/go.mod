module launcher

go 1.26.0

toolchain go1.26.8

require github.com/BurntSushi/toml v1.5.0
