using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "sample",
                table: "requests",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<LocalDate>(
                name: "answer_by",
                table: "holder_queries",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "answered_at",
                table: "holder_queries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "asked_at",
                table: "holder_queries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "holder_queries",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_figures",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    right = table.Column<string>(type: "text", nullable: false),
                    controller = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    received_on = table.Column<LocalDate>(type: "date", nullable: false),
                    due = table.Column<LocalDate>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    suspended = table.Column<bool>(type: "boolean", nullable: false),
                    extended = table.Column<bool>(type: "boolean", nullable: false),
                    answered_on = table.Column<LocalDate>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    incidents = table.Column<int>(type: "integer", nullable: false),
                    complaints = table.Column<int>(type: "integer", nullable: false),
                    sample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_figures", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "case_outcomes",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    ground = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_outcomes", x => new { x.case_id, x.activity });
                });

            migrationBuilder.CreateTable(
                name: "policy_files",
                columns: table => new
                {
                    file = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_files", x => new { x.file, x.hash });
                });

            migrationBuilder.CreateIndex(
                name: "ix_holder_queries_asked_at",
                table: "holder_queries",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_holder_queries_case_id",
                table: "holder_queries",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_procedure_hash_state",
                table: "cases",
                columns: new[] { "procedure_hash", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_case_figures_answered_on",
                table: "case_figures",
                column: "answered_on");

            migrationBuilder.CreateIndex(
                name: "ix_case_figures_due",
                table: "case_figures",
                column: "due",
                filter: "state = 'open'");

            migrationBuilder.CreateIndex(
                name: "ix_case_figures_received_on",
                table: "case_figures",
                column: "received_on");

            // Cases filed before: what stands in clear beside their states. Their next change completes it.
            migrationBuilder.Sql(
                """
                INSERT INTO case_figures (case_id, "right", controller, channel, received_on, due, state, suspended, extended, answered_on, incidents, complaints, sample)
                SELECT c.id, c."right", c.controller, r.channel, c.received_on, c.due, c.state, false,
                    EXISTS (SELECT FROM audit_entries a WHERE a.case_id = c.id AND a.what = 'extended'),
                    (SELECT min(split_part(a.detail, ' ', 3)::date) FROM audit_entries a WHERE a.case_id = c.id AND a.what = 'letter-sent' AND split_part(a.detail, ' ', 1) IN ('Response', 'Refusal', 'ClosingUnidentified')),
                    (SELECT count(*) FROM incidents i WHERE i.case_id = c.id),
                    (SELECT count(*) FROM audit_entries a WHERE a.case_id = c.id AND a.what = 'complaint'),
                    false
                FROM cases c JOIN requests r ON r.id = c.request_id
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_figures");

            migrationBuilder.DropTable(
                name: "case_outcomes");

            migrationBuilder.DropTable(
                name: "policy_files");

            migrationBuilder.DropIndex(
                name: "ix_holder_queries_asked_at",
                table: "holder_queries");

            migrationBuilder.DropIndex(
                name: "ix_holder_queries_case_id",
                table: "holder_queries");

            migrationBuilder.DropIndex(
                name: "ix_cases_procedure_hash_state",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "sample",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "answer_by",
                table: "holder_queries");

            migrationBuilder.DropColumn(
                name: "answered_at",
                table: "holder_queries");

            migrationBuilder.DropColumn(
                name: "asked_at",
                table: "holder_queries");

            migrationBuilder.DropColumn(
                name: "state",
                table: "holder_queries");
        }
    }
}
