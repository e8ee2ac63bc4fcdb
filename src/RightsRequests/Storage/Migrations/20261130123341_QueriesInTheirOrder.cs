using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class QueriesInTheirOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_waiting_queries_holder_placed_at",
                table: "waiting_queries");

            migrationBuilder.CreateIndex(
                name: "ix_waiting_queries_holder_placed_at_query_id",
                table: "waiting_queries",
                columns: new[] { "holder", "placed_at", "query_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_waiting_queries_holder_placed_at_query_id",
                table: "waiting_queries");

            migrationBuilder.CreateIndex(
                name: "ix_waiting_queries_holder_placed_at",
                table: "waiting_queries",
                columns: new[] { "holder", "placed_at" });
        }
    }
}
