# Ce que le programme attend du système : Node pour composer les lettres, ICU, les certificats. Rien d'autre.
# What the program needs of the system: Node to typeset letters, ICU, certificates. Nothing else.
ARG DEBIAN=debian:stable-slim
FROM ${DEBIAN}
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends nodejs ca-certificates tzdata $(apt-cache pkgnames libicu | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1) \
 && rm -rf /var/lib/apt/lists/*
