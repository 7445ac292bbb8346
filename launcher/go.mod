module launcher

go 1.19

require github.com/BurntSushi/toml v1.5.0
