using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RightsRequests.Storage.Migrations
{
    /// <inheritdoc />
    public partial class QueuesInTheirOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_timers_fire_at",
                table: "timers");

            migrationBuilder.DropIndex(
                name: "ix_effects_next_at",
                table: "effects");

            migrationBuilder.CreateIndex(
                name: "ix_timers_fire_at_case_id_key",
                table: "timers",
                columns: new[] { "fire_at", "case_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_effects_next_at_id",
                table: "effects",
                columns: new[] { "next_at", "id" },
                filter: "state = 'pending'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_timers_fire_at_case_id_key",
                table: "timers");

            migrationBuilder.DropIndex(
                name: "ix_effects_next_at_id",
                table: "effects");

            migrationBuilder.CreateIndex(
                name: "ix_timers_fire_at",
                table: "timers",
                column: "fire_at");

            migrationBuilder.CreateIndex(
                name: "ix_effects_next_at",
                table: "effects",
                column: "next_at",
                filter: "state = 'pending'");
        }
    }
}
