using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class KeyFileKnown : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "key_file",
                table: "key_generations",
                type: "bytea",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "key_file",
                table: "key_generations");
        }
    }
}
