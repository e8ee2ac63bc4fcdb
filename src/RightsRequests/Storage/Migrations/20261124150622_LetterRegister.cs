using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class LetterRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "proof",
                table: "letters",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "issued_letters",
                columns: table => new
                {
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    letter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issued_letters", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "seal_certificates",
                columns: table => new
                {
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    certificate = table.Column<byte[]>(type: "bytea", nullable: false),
                    signer = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seal_certificates", x => x.sha256);
                });

            migrationBuilder.CreateIndex(
                name: "ix_letters_proof",
                table: "letters",
                column: "proof");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "issued_letters");

            migrationBuilder.DropTable(
                name: "seal_certificates");

            migrationBuilder.DropIndex(
                name: "ix_letters_proof",
                table: "letters");

            migrationBuilder.DropColumn(
                name: "proof",
                table: "letters");
        }
    }
}
