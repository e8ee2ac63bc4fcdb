using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class TraceContext : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "trace",
                table: "effects",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trace",
                table: "cases",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "trace",
                table: "effects");

            migrationBuilder.DropColumn(
                name: "trace",
                table: "cases");
        }
    }
}
