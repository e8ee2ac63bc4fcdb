using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class FoundByTheirCase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // An effect is taken up and done once each: room in its page lets a row be written beside its old version.
            migrationBuilder.Sql("ALTER TABLE effects SET (fillfactor = 60)");

            migrationBuilder.CreateIndex(
                name: "ix_waiting_queries_case_id",
                table: "waiting_queries",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_postings_case_id",
                table: "postings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_holder_invitations_case_id",
                table: "holder_invitations",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_holder_files_case_id",
                table: "holder_files",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_holder_contents_case_id",
                table: "holder_contents",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_holder_answers_case_id",
                table: "holder_answers",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_dsr_sendings_case_id",
                table: "dsr_sendings",
                column: "case_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE effects RESET (fillfactor)");

            migrationBuilder.DropIndex(
                name: "ix_waiting_queries_case_id",
                table: "waiting_queries");

            migrationBuilder.DropIndex(
                name: "ix_postings_case_id",
                table: "postings");

            migrationBuilder.DropIndex(
                name: "ix_holder_invitations_case_id",
                table: "holder_invitations");

            migrationBuilder.DropIndex(
                name: "ix_holder_files_case_id",
                table: "holder_files");

            migrationBuilder.DropIndex(
                name: "ix_holder_contents_case_id",
                table: "holder_contents");

            migrationBuilder.DropIndex(
                name: "ix_holder_answers_case_id",
                table: "holder_answers");

            migrationBuilder.DropIndex(
                name: "ix_dsr_sendings_case_id",
                table: "dsr_sendings");
        }
    }
}
