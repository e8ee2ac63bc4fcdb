using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Worklist : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_reference",
                table: "cases");

            migrationBuilder.AddColumn<bool>(
                name: "spam",
                table: "cases",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "waiting_for",
                table: "cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "waiting_holders",
                table: "cases",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateTable(
                name: "bulk_lines",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    result = table.Column<string>(type: "text", nullable: true),
                    why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_lines", x => new { x.run_id, x.case_id });
                });

            migrationBuilder.CreateTable(
                name: "bulk_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "list_exports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    filter = table.Column<byte[]>(type: "bytea", nullable: false),
                    audit_length = table.Column<int>(type: "integer", nullable: false),
                    audit_head = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_exports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "list_settings",
                columns: table => new
                {
                    staff = table.Column<string>(type: "text", nullable: false),
                    columns = table.Column<string[]>(type: "text[]", nullable: true),
                    default_filter = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_settings", x => x.staff);
                });

            migrationBuilder.CreateTable(
                name: "saved_filters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    shared = table.Column<bool>(type: "boolean", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    saved_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_filters", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cases_due_id1",
                table: "cases",
                columns: new[] { "due", "id" },
                filter: "spam");

            migrationBuilder.CreateIndex(
                name: "ix_cases_received_on_id",
                table: "cases",
                columns: new[] { "received_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_reference_id",
                table: "cases",
                columns: new[] { "reference", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_assignee_due_id",
                table: "cases",
                columns: new[] { "state", "assignee", "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_due_id",
                table: "cases",
                columns: new[] { "state", "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_received_on_id",
                table: "cases",
                columns: new[] { "state", "received_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_reference_id",
                table: "cases",
                columns: new[] { "state", "reference", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_right_due_id",
                table: "cases",
                columns: new[] { "state", "right", "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_state_step_due_id",
                table: "cases",
                columns: new[] { "state", "step", "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_waiting_for_due_id",
                table: "cases",
                columns: new[] { "waiting_for", "due", "id" },
                filter: "waiting_for IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_waiting_holders",
                table: "cases",
                column: "waiting_holders",
                filter: "waiting_for = 'holder'")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_saved_filters_owner",
                table: "saved_filters",
                column: "owner");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulk_lines");

            migrationBuilder.DropTable(
                name: "bulk_runs");

            migrationBuilder.DropTable(
                name: "list_exports");

            migrationBuilder.DropTable(
                name: "list_settings");

            migrationBuilder.DropTable(
                name: "saved_filters");

            migrationBuilder.DropIndex(
                name: "ix_cases_due_id1",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_received_on_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_reference_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_state_assignee_due_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_state_due_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_state_received_on_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_state_reference_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_state_right_due_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_state_step_due_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_waiting_for_due_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_waiting_holders",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "spam",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "waiting_for",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "waiting_holders",
                table: "cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_reference",
                table: "cases",
                column: "reference");
        }
    }
}
