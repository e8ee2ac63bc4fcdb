using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "key_leaves");

            migrationBuilder.AddColumn<Instant>(
                name: "erased_at",
                table: "requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "destroyed_keys",
                columns: table => new
                {
                    generation = table.Column<int>(type: "integer", nullable: false),
                    leaf = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_destroyed_keys", x => new { x.generation, x.leaf });
                });

            migrationBuilder.CreateTable(
                name: "key_generations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    least = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_key_generations", x => x.id);
                });

            // The places of keys that are deleted go on a list, from which they are cut out of the key file; and no key is stored
            // under a generation that has ended. Both read the first nine bytes of a wrapped key: format, generation, leaf.
            migrationBuilder.Sql("""
                INSERT INTO key_generations (id, least) VALUES (1, 0);

                CREATE FUNCTION keep_destroyed_key() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF OLD.wrapped_key IS NOT NULL AND get_byte(OLD.wrapped_key, 0) = 2 THEN
                        INSERT INTO destroyed_keys (generation, leaf, at) VALUES (
                            ('x' || encode(substring(OLD.wrapped_key FROM 2 FOR 4), 'hex'))::bit(32)::int,
                            ('x00000000' || encode(substring(OLD.wrapped_key FROM 6 FOR 4), 'hex'))::bit(64)::bigint,
                            now()) ON CONFLICT DO NOTHING;
                    END IF;
                    RETURN NULL;
                END $$;

                CREATE FUNCTION refuse_ended_key_generation() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF (CASE get_byte(NEW.wrapped_key, 0) WHEN 2 THEN ('x' || encode(substring(NEW.wrapped_key FROM 2 FOR 4), 'hex'))::bit(32)::int ELSE 0 END)
                        < (SELECT least FROM key_generations WHERE id = 1) THEN
                        RAISE EXCEPTION 'this generation of keys has ended: the process must read the present key file';
                    END IF;
                    RETURN NEW;
                END $$;
                """);
            foreach (var table in new[] { "case_keys", "evidence_keys", "request_drafts", "mail_drafts" })
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION keep_destroyed_key();
                    CREATE TRIGGER {table}_emptied AFTER UPDATE ON {table} FOR EACH ROW
                        WHEN (OLD.wrapped_key IS NOT NULL AND NEW.wrapped_key IS NULL) EXECUTE FUNCTION keep_destroyed_key();
                    CREATE TRIGGER {table}_generation BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW
                        WHEN (NEW.wrapped_key IS NOT NULL) EXECUTE FUNCTION refuse_ended_key_generation();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "case_keys", "evidence_keys", "request_drafts", "mail_drafts" })
            {
                migrationBuilder.Sql($"DROP TRIGGER {table}_deleted ON {table}; DROP TRIGGER {table}_emptied ON {table}; DROP TRIGGER {table}_generation ON {table};");
            }

            migrationBuilder.Sql("DROP FUNCTION keep_destroyed_key(); DROP FUNCTION refuse_ended_key_generation();");
            migrationBuilder.DropTable(
                name: "destroyed_keys");

            migrationBuilder.DropTable(
                name: "key_generations");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "requests");

            migrationBuilder.DropSequence(
                name: "key_leaves");
        }
    }
}
