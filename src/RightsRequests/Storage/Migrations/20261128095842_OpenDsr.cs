using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class OpenDsr : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dsr_requests",
                columns: table => new
                {
                    controller = table.Column<string>(type: "text", nullable: false),
                    subject_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    callbacks = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dsr_requests", x => new { x.controller, x.subject_request_id });
                });

            migrationBuilder.CreateTable(
                name: "dsr_sendings",
                columns: table => new
                {
                    query_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: false),
                    subject_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    ask_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dsr_sendings", x => x.query_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dsr_requests_case_id",
                table: "dsr_requests",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_dsr_sendings_ask_at",
                table: "dsr_sendings",
                column: "ask_at",
                filter: "ask_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dsr_sendings_subject_request_id",
                table: "dsr_sendings",
                column: "subject_request_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dsr_requests");

            migrationBuilder.DropTable(
                name: "dsr_sendings");
        }
    }
}
