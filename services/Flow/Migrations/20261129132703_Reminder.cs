using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Flow.Migrations
{
    /// <inheritdoc />
    public partial class Reminder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "remind_after_minutes",
                table: "bot_settings",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "remind_after_minutes",
                table: "bot_settings");
        }
    }
}
