using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ReopenedAndSuspendedTold : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<LocalDate>(
                name: "first_answered_on",
                table: "case_figures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "suspended_on",
                table: "case_figures",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_figures_first_answered_on",
                table: "case_figures",
                column: "first_answered_on",
                filter: "first_answered_on IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_case_figures_first_answered_on",
                table: "case_figures");

            migrationBuilder.DropColumn(
                name: "first_answered_on",
                table: "case_figures");

            migrationBuilder.DropColumn(
                name: "suspended_on",
                table: "case_figures");
        }
    }
}
