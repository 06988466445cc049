# Run by MariaDB's container at its first start: who serves may read and write rows, and neither make, empty nor drop
# tables and triggers; the migrations run as the database's own user.
docker_process_sql --database=mysql <<SQL
CREATE USER IF NOT EXISTS '${APPLICATION_USER}'@'%' IDENTIFIED BY '${APPLICATION_PASSWORD}';
GRANT SELECT, INSERT, UPDATE, DELETE ON \`${MARIADB_DATABASE}\`.* TO '${APPLICATION_USER}'@'%';
SQL
