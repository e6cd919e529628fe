using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Flow.Migrations
{
    /// <inheritdoc />
    public partial class Pause : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "paused_item",
                table: "conversation",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bot_pause",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bot_pause", x => x.id);
                    table.CheckConstraint("ck_bot_pause_one", "id = 1");
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_paused_item",
                table: "conversation",
                column: "paused_item",
                filter: "paused_item is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bot_pause");

            migrationBuilder.DropIndex(
                name: "ix_conversation_paused_item",
                table: "conversation");

            migrationBuilder.DropColumn(
                name: "paused_item",
                table: "conversation");
        }
    }
}
