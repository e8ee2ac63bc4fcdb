using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class HolderTrust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "sender",
                table: "incidents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "categories",
                table: "holder_contents",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<Instant>(
                name: "named_at",
                table: "holder_contents",
                type: "timestamp with time zone",
                nullable: true);

            // Which of them an answer named was not written down before: what is complete stays.
            migrationBuilder.Sql("UPDATE holder_contents SET named_at = changed_at WHERE sha256 IS NOT NULL");

            migrationBuilder.CreateTable(
                name: "holder_pauses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: false),
                    paused_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    incidents = table.Column<int>(type: "integer", nullable: false),
                    told_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    resumed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    resumed_by = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holder_pauses", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_incidents_at",
                table: "incidents",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_holder_contents_changed_at",
                table: "holder_contents",
                column: "changed_at",
                filter: "named_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_holder_pauses_holder",
                table: "holder_pauses",
                column: "holder",
                unique: true,
                filter: "resumed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "holder_pauses");

            migrationBuilder.DropIndex(
                name: "ix_incidents_at",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "ix_holder_contents_changed_at",
                table: "holder_contents");

            migrationBuilder.DropColumn(
                name: "sender",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "categories",
                table: "holder_contents");

            migrationBuilder.DropColumn(
                name: "named_at",
                table: "holder_contents");
        }
    }
}
