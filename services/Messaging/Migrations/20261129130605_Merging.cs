using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Messaging.Migrations
{
    /// <summary>Contacts that turn out to be one, and the conversation that goes on in the place of another.</summary>
    public partial class Merging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_conversation_contact_id_phone_number_id",
                table: "conversation");

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "conversation",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contact_merge",
                columns: table => new
                {
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    into_id = table.Column<Guid>(type: "uuid", nullable: false),
                    noticed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_merge", x => x.from_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_contact_id_phone_number_id",
                table: "conversation",
                columns: new[] { "contact_id", "phone_number_id" },
                unique: true,
                filter: "merged_into IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversation_merged_into",
                table: "conversation",
                column: "merged_into",
                filter: "merged_into IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_contact_merge_into_id",
                table: "contact_merge",
                column: "into_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_merge_noticed_at",
                table: "contact_merge",
                column: "noticed_at",
                filter: "merged_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_merge");

            migrationBuilder.DropIndex(
                name: "ix_conversation_contact_id_phone_number_id",
                table: "conversation");

            migrationBuilder.DropIndex(
                name: "ix_conversation_merged_into",
                table: "conversation");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "conversation");

            migrationBuilder.CreateIndex(
                name: "ix_conversation_contact_id_phone_number_id",
                table: "conversation",
                columns: new[] { "contact_id", "phone_number_id" },
                unique: true);
        }
    }
}
